import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

export type SmtpMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** By name in lower case. */
  headers: Record<string, string>;
};

/**
 * Speaks SMTP without TLS, for this machine only. To try what can go wrong, some addresses are refused: those that
 * begin with `refused` for good, those that begin with `deferred` for now.
 */
export async function startSmtp(port: number, receive: (mail: SmtpMail) => void) {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 100,
    logger: false,
    onRcptTo: ({ address }, _session, answer) => answer(refusalOf(address)),
    onData: (stream, session, answer) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
      readAll(stream)
        .then((source) => parse(source, to))
        .then(receive)
        .then(() => answer(null), answer);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // A client that leaves in the middle.
      server.on("error", () => {});
      resolve();
    });
  });
  return { stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

function refusalOf(address: string): Error | null {
  if (address.startsWith("refused"))
    return Object.assign(new Error(`5.1.1 <${address}> No such mailbox`), { responseCode: 550 });
  if (address.startsWith("deferred"))
    return Object.assign(new Error(`4.2.2 <${address}> Mailbox full`), { responseCode: 452 });
  return null;
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function parse(source: Buffer, to: string): Promise<SmtpMail> {
  const { subject = "", html = "", text = "", headers } = await PostalMime.parse(source);
  const named = headers.map(({ key, value }): [string, string] => [key, value]);
  return { to, subject, html, text, headers: Object.fromEntries(named) };
}
