import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import { sql } from "../database/database.ts";
import { createCreator, createPerson } from "../database/shop.ts";

/** A person with an access token of Supabase Auth's. */
export type Account = { id: string; email: string; token: string };

/** The password of all test accounts. */
export const password = "correct horse battery";
// bcrypt of the above with few rounds: signing in is not what these tests are about.
const passwordHash = "$2b$04$kHQDMg3OwQmAuFUZJsGGdu8EcNgxkoRFtrXexaeymkTmoPnwHhRdi";

export const createLearner = async (): Promise<Account> =>
  signIn(await createPerson(sql, { display_name: "Ada Okafor" }));

export async function createOperator(): Promise<Account> {
  const person = await createPerson(sql, { display_name: "Mara Lind" });
  await sql`update public.profiles set role = 'operator' where id = ${person.id}`;
  return signIn(person);
}

export const createCreatorAccount = async (): Promise<Account> =>
  signIn(await createCreator(sql, "Ines Moreau"));

/** Gives a person a password and a confirmed address, and signs in; Auth's own way is slower, and has its own tests. */
export async function signIn({ id }: { id: string }): Promise<Account> {
  const [row] = await sql<{ email: string }[]>`
    update auth.users set encrypted_password = ${passwordHash}, email_confirmed_at = now()
    where id = ${id} returning email`;
  const answer = await fetch(`${supabaseUrl}/_sandbox/session`, {
    method: "PUT",
    body: JSON.stringify({ userId: id }),
  });
  const { accessToken } = z.object({ accessToken: z.string() }).parse(await answer.json());
  return { id, email: row?.email ?? "", token: accessToken };
}

/** Supabase's REST API as this person may use it. */
export const restOf = ({ token }: Account) =>
  createClient(supabaseUrl, publishableKey, { accessToken: async () => token });

const supabaseUrl = process.env.NEXT_PUBLIC_SUPABASE_URL ?? "";
const publishableKey = process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? "";
export const authClient = () =>
  createClient(supabaseUrl, publishableKey, { auth: { autoRefreshToken: false, persistSession: false } });
