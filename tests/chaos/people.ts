import { z } from "zod";
import { type Answer, type Asked, type Insisting, insist, request } from "./request.ts";

export type Person = {
  id: string;
  email: string;
  /** One request to the shop as this person. */
  ask(path: string, body?: object, headers?: Record<string, string>): Promise<Answer | null>;
};
type Supabase = { url: string; key: string };
export type Place = { shopUrl: string; supabase: Supabase; complain(what: string): void };

const signedIn = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) });

const password = "a kill test's password";
/** Tokens live for an hour; long runs outlive them. */
const renewAfterMs = 45 * 60 * 1000;

/** Signs up, however often that has to be tried, and stays signed in. Null when they have walked away. */
export async function signUp(
  { shopUrl, supabase, complain }: Place,
  email: string,
  insisting: Insisting,
): Promise<Person | null> {
  const answer = await insist(() => enter(supabase, email), { ...insisting, takes: isSignedIn });
  if (!answer) return null;
  let { access_token: token, user } = signedIn.parse(answer.json);
  let since = Date.now();
  const renew = async () => {
    const again = signedIn.safeParse((await auth(supabase, "token?grant_type=password", email))?.json);
    if (!again.success) return;
    token = again.data.access_token;
    since = Date.now();
  };
  return {
    id: user.id,
    email,
    async ask(path, body, headers) {
      if (Date.now() - since > renewAfterMs) await renew();
      const asked: Asked = { token, ...(body && { body }), ...(headers && { headers }) };
      const answer = await request(`${shopUrl}${path}`, asked);
      // An outage is 503. 500 is a bug, and 401 tells a person who is signed in that they are not.
      if (answer?.status === 500 || answer?.status === 401)
        complain(`${path} was answered with ${answer.status}: ${JSON.stringify(answer.json)}`);
      return answer;
    },
  };
}

/** A person who does not know whether the sign-up went through tries the password. */
async function enter(supabase: Supabase, email: string): Promise<Answer | null> {
  const answer = await auth(supabase, "signup", email);
  return answer && isSignedIn(answer) ? answer : auth(supabase, "token?grant_type=password", email);
}

const isSignedIn = ({ json }: Answer) => signedIn.safeParse(json).success;

const auth = ({ url, key }: Supabase, path: string, email: string) =>
  request(`${url}/auth/v1/${path}`, { body: { email, password }, headers: { apikey: key } });
