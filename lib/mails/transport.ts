import "server-only";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { env } from "@/lib/env";
import type { WrittenMail } from "@/lib/mails/write-mail";

/**
 * What came of one try. `failed`: refused for good. `deferred`: this mail may be accepted later. `outage`: no mail can
 * be sent now. `reason`: a code without an address, such as "550 5.1.1" or "ECONNECTION".
 */
export type Delivery = { outcome: "sent" } | { outcome: "failed" | "deferred" | "outage"; reason: string };

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

let transport: ReturnType<typeof connect> | undefined;

/** Sends one mail over SMTP. Its Message-ID is that of its row: a receiver can recognize what it has already. */
export async function deliver(mail: WrittenMail): Promise<Delivery> {
  const { NEXT_PUBLIC_SITE_URL: site, MAIL_FROM: from } = env();
  const host = new URL(site).hostname;
  const list = mail.unsubscribeUrl && {
    "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  try {
    transport ??= connect();
    await transport.sendMail({
      messageId: `<${mail.id}@${host}>`,
      from: from ?? { name: "Lectern", address: `lectern@${host}` },
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { "Auto-Submitted": "auto-generated", ...list },
    });
    return { outcome: "sent" };
  } catch (error) {
    return judge(error);
  }
}

/** Without TLS on this machine only: elsewhere a password and people's mail would be readable on the way. */
function connect() {
  const { SMTP_URL: url = "", SMTP_TIMEOUT_MS: timeout } = env();
  return createTransport({
    url,
    pool: true,
    maxConnections: 2,
    requireTLS: !loopback.test(new URL(url).hostname),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    dnsTimeout: timeout,
    socketTimeout: 2 * timeout,
    // A broken connection is tried again by the outbox, which counts.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * A reply about the recipient or the text decides about this mail (RFC 5321, 4.2.1); any other failure, also of the
 * password or the sender's address, is one of all mails.
 */
function judge(error: unknown): Delivery {
  const { code = "unknown", command = "", responseCode, response = "" } = fields.parse(error);
  if (!responseCode || !/^(RCPT TO|DATA)/.test(command)) return { outcome: "outage", reason: code };
  const [, enhanced = ""] = response.match(/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/) ?? [];
  const isPermanent = responseCode >= 500 && responseCode !== 503;
  const reason = `${responseCode} ${enhanced}`.trim();
  return { outcome: isPermanent ? "failed" : "deferred", reason };
}

const fields = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.int().optional(),
  response: z.string().optional(),
});
