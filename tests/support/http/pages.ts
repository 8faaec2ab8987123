import { password } from "./accounts.ts";
import { sessionCookie } from "./session-cookie.ts";
import { ask } from "./shop-client.ts";

type Member = { email: string };

export const cookieOf = ({ email }: Member): Promise<string> => sessionCookie({ email, password });

/** A page as the member gets it. */
export const htmlFor = async (who: Member, path: string): Promise<string> =>
  (await ask(path, { headers: { cookie: await cookieOf(who) } })).text;

/** What its reader sees of a page: words, one space between them. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<script\b.*?<\/script>|<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;:])/g, "");

export const textFor = async (who: Member, path: string): Promise<string> =>
  wordsOf(await htmlFor(who, path));
