import type { Pool } from "pg";

type Link = { tokenHash: string; pool: Pool; expirySeconds: number };

/**
 * Secure e-mail change: both mailboxes must confirm, in any order. Lite knows only the current mailbox. The first
 * link is handled here; for the second, the token is moved to the column that Lite reads.
 * @returns the response to the first link; null when Lite must respond.
 */
export async function confirmOneMailbox({ tokenHash, pool, expirySeconds }: Link): Promise<Response | null> {
  const first = await pool.query(
    `update auth.users set
       email_change_token_current = nullif(email_change_token_current, $1),
       email_change_token_new = nullif(email_change_token_new, $1)
     where $1 in (email_change_token_current, email_change_token_new)
       and email_change_token_current <> '' and email_change_token_new <> ''
       and email_change_sent_at::timestamptz > now() - make_interval(secs => $2)`,
    [tokenHash, expirySeconds],
  );
  if (first.rowCount) {
    const msg = "Confirmation link accepted. Please proceed to confirm link sent to the other email";
    return Response.json({ code: "200", msg }, { headers: { "access-control-allow-origin": "*" } });
  }
  await pool.query(
    `update auth.users set email_change_token_current = email_change_token_new, email_change_token_new = null
     where email_change_token_new = $1 and coalesce(email_change_token_current, '') = ''`,
    [tokenHash],
  );
  return null;
}
