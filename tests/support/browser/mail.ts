import type { CaughtMail } from "../../sandbox/mail/server.ts";
import { sandboxPorts } from "../../sandbox/ports.ts";
import { until } from "../until.ts";
import { sql } from "./database.ts";

const offset = Number(process.env.PORT) - sandboxPorts(0).shop;
const mailbox = `http://localhost:${sandboxPorts(offset).mail}/api/messages`;

/** All mail to this address, newest first. */
export async function mailTo(email: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${mailbox}?to=${encodeURIComponent(email)}`);
  return answer.json();
}

/** The link in Auth's newest mail to this address, once there are as many as `count`. The shop's come by SMTP. */
export async function linkFor(email: string, count = 1): Promise<string> {
  const mails = await until(`mail ${count} to ${email}`, async () => {
    const found = (await mailTo(email)).filter(({ headers }) => headers === undefined);
    return found.length >= count && found;
  });
  const link = mails[0]?.links[0];
  if (!link) throw new Error(`No link in "${mails[0]?.subject}".`);
  return link;
}

/** Lets a minute pass since the last mail to this address, for the shop and for Auth. */
export async function letMinutePass(email: string): Promise<void> {
  await sql`update private.mail_requests set requested_at = requested_at - interval '71 seconds'
    where key = rtrim(translate(encode(sha256(convert_to(${email}, 'UTF8')), 'base64'), '+/', '-_'), '=')`;
  await sql`update auth.users set confirmation_sent_at = confirmation_sent_at - interval '61 seconds',
    recovery_sent_at = recovery_sent_at - interval '61 seconds' where email = ${email}`;
}
