import { createServer } from "node:net";
import { vi } from "vitest";
import { type SmtpMail, startSmtp } from "../../sandbox/mail/smtp.ts";

/** A mail server of a test's own, which can be away. */
export async function createMailServer() {
  const port = await freePort();
  const received: SmtpMail[] = [];
  let server: Awaited<ReturnType<typeof startSmtp>> | undefined;
  return {
    url: `smtp://localhost:${port}`,
    /** What arrived for an address, oldest first. */
    mailsTo: (email: string) => received.filter(({ to }) => to === email),
    async start() {
      server = await startSmtp(port, async (mail) => void received.push(mail));
    },
    async stop() {
      await server?.stop();
      server = undefined;
    },
  };
}

/** The outbox as another process of the shop would have it, sending to this server. */
export async function createWorker({ url }: { url: string }) {
  vi.stubEnv("SMTP_URL", url);
  vi.stubEnv("LOG_LEVEL", "silent");
  vi.resetModules();
  const [{ sendMails }, { deliver }, { writeMail }, { claimedMail }] = await Promise.all([
    import("@/lib/mails/outbox"),
    import("@/lib/mails/transport"),
    import("@/lib/mails/write-mail"),
    import("@/lib/mails/claimed-mail"),
  ]);
  return { sendMails, deliver, writeMail, claimedMail };
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
}
