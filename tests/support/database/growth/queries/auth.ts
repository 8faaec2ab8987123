import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const tryId = "00000000-0000-4000-8000-000000000000";

/** Of signing up and in, mailed links, limits, and the session of each request. */
export const authQueries: QueriesOf = ({ readerId }) => {
  const call = (file: string, name: string, args: string): GrowthQuery => ({
    sent: `lib/${file}.ts ${name}`,
    name,
    asker: "service",
    query: `select public.${name}(${args})`,
  });
  return [
    call("auth/known-device", "remember_device", `'${readerId}', 'device'`),
    call("auth/limits", "begin_account_try", "'sign-in', 'reader-1@lectern.test', '192.0.2.1', 'device-1'"),
    call("auth/limits", "end_account_try", `'${tryId}', true`),
    call("auth/mail/mail", "request_mail", "'key', 60"),
    call("auth/mail/mail", "release_mail_request", "'key'"),
    call("auth/mail/mailed-link", "find_mailed_link", "'hash', 'email'"),
    call("auth/mail/mailed-link", "use_mailed_link", "'hash', 'email'"),
    call("auth/mail/mailed-link", "release_mailed_link", "'hash'"),
    call("auth/mail/recovery", "start_recovery", `'${readerId}', 'hash'`),
    call("auth/mail/recovery", "is_recovering", `'${readerId}', 'hash'`),
    call("auth/mail/recovery", "use_recovery", `'${readerId}', 'hash'`),
    call("auth/sign-up", "end_unconfirmed_sign_up", "'new@lectern.test'"),
    call("auth/sign-up", "is_confirmed_email", "'reader-1@lectern.test'"),
    call("http/limits/rate-limit", "consume_rate_limit", "'growth', 10, 60"),
    call("http/limits/rate-limit", "release_rate_limit", "'growth', 60"),
    {
      sent: "lib/auth/session.ts get_member",
      name: "session",
      asker: "reader",
      query: "select public.get_member()",
    },
    {
      sent: "lib/supabase/read-together.ts read_together",
      name: "session and account",
      asker: "reader",
      query: `select public.read_together('[{"name": "get_member"}, {"name": "get_account_summary"}]')`,
    },
    {
      sent: "lib/supabase/ping.ts creators",
      name: "ping",
      asker: "guest",
      query: "select id from public.creators limit 1",
    },
  ];
};
