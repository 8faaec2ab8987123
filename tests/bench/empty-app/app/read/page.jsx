import { headers } from "next/headers";

/** What a dynamic page with one read costs: the visitor's profile, by the token that they send. */
export default async function Page() {
  const sent = await headers();
  const answer = await fetch(`${process.env.NEXT_PUBLIC_SUPABASE_URL}/rest/v1/profiles?select=display_name`, {
    headers: {
      apikey: process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      authorization: sent.get("authorization"),
    },
    cache: "no-store",
  });
  const [profile] = await answer.json();
  return <h1>Hello {profile.display_name}</h1>;
}
