import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { createServerClient } from "@supabase/ssr";
import { sql } from "./database.ts";

export type Person = { id: string; name: string; email: string; password: string };

export function newcomer(name = "Noor Rahman"): Omit<Person, "id"> {
  return { name, email: `${randomUUID()}@learner.test`, password: `lectern ${randomUUID()}` };
}

const password = "correct horse battery";
// bcrypt of the above with few rounds.
const passwordHash = "$2b$04$kHQDMg3OwQmAuFUZJsGGdu8EcNgxkoRFtrXexaeymkTmoPnwHhRdi";

export async function createMember(name = "Noor Rahman"): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@learner.test`;
  await sql`
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_user_meta_data)
    values (${id}, 'authenticated', 'authenticated', ${email}, ${passwordHash}, now(), ${sql.json({ display_name: name })})`;
  return { id, name, email, password };
}

/** A member who may publish lessons. */
export async function createCreator(name = "Mirela Ionescu"): Promise<Person> {
  const creator = await createMember(name);
  await sql`insert into public.creators (id, slug, name) values (${creator.id}, ${`c-${creator.id}`}, ${name})`;
  return creator;
}

/** Gives this browser a session without the sign-in page. */
export async function enterAs(context: BrowserContext, { email, password }: Person): Promise<void> {
  const {
    NEXT_PUBLIC_SUPABASE_URL: url = "",
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key = "",
    NEXT_PUBLIC_SITE_URL: site = "",
  } = process.env;
  const kept: Promise<void>[] = [];
  const setAll = (cookies: { name: string; value: string }[]) => {
    kept.push(
      context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: site, httpOnly: true }))),
    );
  };
  const client = createServerClient(url, key, {
    cookieOptions: { name: "lectern-auth" },
    cookies: { getAll: () => [], setAll },
  });
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw error;
  await Promise.all(kept);
}
