import { createServer } from "node:net";
import { vi } from "vitest";
import { type SmtpMail, startSmtp } from "../../sandbox/mail/smtp.ts";

type Hold = { part: "mail" | "answer"; reach(): void };

/** A mail server of a test's own, which can be away, and keep a sender waiting until that is gone. */
export async function createMailServer() {
  const port = await freePort();
  const received: SmtpMail[] = [];
  const holds: Hold[] = [];
  const receive = async (mail: SmtpMail) => {
    const hold = holds.shift();
    if (hold?.part !== "mail") received.push(mail);
    hold?.reach();
    if (hold) await new Promise<never>(() => {});
  };
  let server: Awaited<ReturnType<typeof startSmtp>> | undefined;
  return {
    url: `smtp://localhost:${port}`,
    /** What arrived for an address, oldest first. */
    mailsTo: (email: string) => received.filter(({ to }) => to === email),
    /** The next mail is not taken, or is taken and never answered. `reached` resolves when its sender waits. */
    hold(part: Hold["part"]) {
      const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
      holds.push({ part, reach });
      return { reached };
    },
    async start() {
      server = await startSmtp(port, receive);
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
