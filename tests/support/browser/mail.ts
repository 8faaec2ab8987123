import type { CaughtMail } from "../../sandbox/mail/server.ts";
import { sandboxPorts } from "../../sandbox/ports.ts";
import { until } from "../until.ts";

const offset = Number(process.env.PORT) - sandboxPorts(0).shop;
const mailbox = `http://localhost:${sandboxPorts(offset).mail}/api/messages`;

/** All mail to this address, newest first. */
export async function mailTo(email: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${mailbox}?to=${encodeURIComponent(email)}`);
  return answer.json();
}

/** The link in the newest mail to this address, once there are as many mails as `count`. */
export async function linkFor(email: string, count = 1): Promise<string> {
  const mails = await until(`mail ${count} to ${email}`, async () => {
    const found = await mailTo(email);
    return found.length >= count && found;
  });
  const link = mails[0]?.links[0];
  if (!link) throw new Error(`No link in "${mails[0]?.subject}".`);
  return link;
}
