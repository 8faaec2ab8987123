import { combineChunks } from "@supabase/ssr";
import { z } from "zod";

type Cookies = { get(name: string): { value: string } | undefined };

const session = z.object({ access_token: z.string(), expires_at: z.number() });

/** Supabase's client refreshes a token that expires within 90 seconds. */
const refreshMs = 90_000;

/**
 * The access token in the cookies in which Supabase's client keeps a session, where it need not be refreshed; else
 * undefined, also where there is none. Not verified. Making that client costs ten times as much as this.
 */
export async function readAccessToken(cookies: Cookies, cookieName: string): Promise<string | undefined> {
  const stored = await combineChunks(cookieName, (chunk) => cookies.get(chunk)?.value);
  const { access_token, expires_at } = decode(stored) ?? {};
  return expires_at !== undefined && expires_at * 1000 - Date.now() > refreshMs ? access_token : undefined;
}

function decode(stored: string | null): z.infer<typeof session> | undefined {
  const [, encoded] = stored?.match(/^base64-(.+)$/) ?? [];
  if (encoded === undefined) return undefined;
  try {
    return session.safeParse(JSON.parse(Buffer.from(encoded, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}
