import { createServerClient } from "@supabase/ssr";
import { authCookieName } from "../../../lib/supabase/session/cookie.ts";

/** The Cookie header of a browser in which a person has signed in. */
export async function sessionCookie({
  email,
  password,
}: {
  email: string;
  password: string;
}): Promise<string> {
  const jar = new Map<string, string>();
  const client = createServerClient(
    process.env.NEXT_PUBLIC_SUPABASE_URL ?? "",
    process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? "",
    {
      cookieOptions: { name: authCookieName },
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => cookies.forEach(({ name, value }) => void jar.set(name, value)),
      },
    },
  );
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
}
