import type { Pool } from "pg";

type Link = { tokenHash: string; pool: Pool; expirySeconds: number };

/**
 * Both mailboxes must agree to a change of address, in any order. Lite finishes with the present one alone, and knows
 * no other: so the first of two links is answered here, and for the second its token is put where Lite looks.
 * @returns the answer to the first link; null when Lite is to answer.
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
