import type { Sql } from "postgres";

/** Uses up a limit per minute of the shop's, of this minute and the next ones: on a busy machine some may end. */
export async function exhaustLimit(sql: Sql, key: string): Promise<void> {
  await sql`
    insert into private.rate_limits (key, window_start, hits)
    select ${key}, to_timestamp((floor(extract(epoch from now()) / 60) + ahead) * 60), 1000
    from generate_series(0, 9) as ahead
    on conflict on constraint rate_limits_pkey do update set hits = excluded.hits`;
}
