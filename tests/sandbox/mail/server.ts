import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { type HttpServer, listen } from "../http.ts";
import { inboxPage, messagePage, missingPage } from "./pages.ts";
import { startSmtp } from "./smtp.ts";

export type CaughtMail = {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  links: string[];
  /** By name in lower case; only of mails that came by SMTP. */
  headers?: Record<string, string>;
  /** ISO 8601. */
  sentAt: string;
};

type MailCatcher = HttpServer & {
  deliver(message: { to: string; subject: string; html: string }): Promise<void>;
};

/**
 * Catches all mail, which Auth hands over and the shop sends by SMTP: pages at `/`; for tests
 * `GET /api/messages?to=email` (newest first) and `DELETE /api/messages`. The last 500 messages are kept in `dataDir`.
 */
export async function startMail({ port, smtpPort, dataDir }: Options): Promise<MailCatcher> {
  const store = await openStore(dataDir);
  const keep = (mail: Omit<CaughtMail, "id" | "links" | "sentAt">) => {
    const readable = { links: linksIn(mail.html), sentAt: new Date().toISOString() };
    return store.save([{ id: crypto.randomUUID(), ...mail, ...readable }, ...store.mails]);
  };
  const server = await listen(port, mailApp(store).fetch);
  const smtp = await startSmtp(smtpPort, keep);
  return {
    url: server.url,
    async stop() {
      await smtp.stop();
      await server.stop();
    },
    deliver: ({ to, subject, html }) => keep({ to, subject, html, text: toText(html) }),
  };
}

type Options = { port: number; smtpPort: number; dataDir: string };

type Store = Awaited<ReturnType<typeof openStore>>;

async function openStore(dataDir: string) {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "mail.json");
  const mails: CaughtMail[] = JSON.parse(await readFile(file, "utf8").catch(() => "[]"));
  let writing = Promise.resolve();
  const store = {
    mails,
    save(next: CaughtMail[]) {
      store.mails = next.slice(0, 500);
      // Writes are serialized, or an older list could be renamed over a newer one.
      writing = writing.then(async () => {
        await writeFile(`${file}.new`, JSON.stringify(store.mails, null, 2), { mode: 0o600 });
        await rename(`${file}.new`, file);
      });
      return writing;
    },
  };
  return store;
}

function mailApp(store: Store) {
  return new Hono()
    .get("/api/messages", (c) => {
      const to = c.req.query("to")?.toLowerCase();
      return c.json(store.mails.filter((mail) => to === undefined || mail.to.toLowerCase() === to));
    })
    .delete("/api/messages", async (c) => {
      await store.save([]);
      return c.body(null, 204);
    })
    .get("/", (c) => c.html(inboxPage(store.mails)))
    .get("/:id", (c) => {
      const mail = store.mails.find((mail) => mail.id === c.req.param("id"));
      return mail ? c.html(messagePage(mail)) : c.html(missingPage(), 404);
    });
}

function linksIn(html: string) {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => decode(href));
}

function toText(html: string) {
  const withLinks = html.replace(/<a\s[^>]*href="([^"]+)"[^>]*>([^<]*)<\/a\s*>/g, "$2: $1");
  const lines = withLinks.replace(/<[^>]+>/g, "").split("\n");
  return decode(
    lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n\n"),
  );
}

function decode(text: string) {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&amp;", "&");
}
