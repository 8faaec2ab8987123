import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
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
  const store = openStore(dataDir);
  const keep = (mail: Omit<CaughtMail, "id" | "links" | "sentAt">) => {
    const readable = { links: linksIn(mail.html), sentAt: new Date().toISOString() };
    store.add({ id: crypto.randomUUID(), ...mail, ...readable });
  };
  const server = await listen(port, mailApp(store).fetch);
  const smtp = await startSmtp(smtpPort, keep);
  return {
    url: server.url,
    async stop() {
      await smtp.stop();
      await server.stop();
      store.close();
    },
    deliver: async ({ to, subject, html }) => keep({ to, subject, html, text: toText(html) }),
  };
}

type Options = { port: number; smtpPort: number; dataDir: string };

type Store = ReturnType<typeof openStore>;

function openStore(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, "mail.sqlite"));
  db.exec(schema);
  const insert = db.prepare("insert into mails (id, recipient, body) values (?, ?, ?)");
  const removeOld = db.prepare("delete from mails where seq <= (select max(seq) from mails) - 500");
  const all = db.prepare("select body from mails order by seq desc");
  const ofRecipient = db.prepare("select body from mails where recipient = ? order by seq desc");
  const one = db.prepare("select body from mails where id = ?");
  const read = (row: Record<string, unknown>): CaughtMail => JSON.parse(String(row.body));
  return {
    add(mail: CaughtMail) {
      insert.run(mail.id, mail.to.toLowerCase(), JSON.stringify(mail));
      removeOld.run();
    },
    /** Newest first. */
    list: (to?: string) =>
      (to === undefined ? all.all() : ofRecipient.all(to.toLowerCase())).map((row) => read(row)),
    get(id: string) {
      const row = one.get(id);
      return row && read(row);
    },
    removeAll: () => db.exec("delete from mails"),
    close: () => db.close(),
  };
}

// Survives a killed process; a power failure may lose the last writes.
const schema = `
  pragma journal_mode = wal;
  pragma synchronous = off;
  create table if not exists mails (
    seq integer primary key autoincrement, id text not null unique, recipient text not null, body text not null
  );
  create index if not exists mails_recipient on mails (recipient, seq);
`;

function mailApp(store: Store) {
  return new Hono()
    .get("/api/messages", (c) => {
      return c.json(store.list(c.req.query("to")));
    })
    .delete("/api/messages", (c) => {
      store.removeAll();
      return c.body(null, 204);
    })
    .get("/", (c) => c.html(inboxPage(store.list())))
    .get("/:id", (c) => {
      const mail = store.get(c.req.param("id"));
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
