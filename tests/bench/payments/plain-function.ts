import postgres from "postgres";

/** What a shop would do that only writes an event and its purchase: no order, no repetition, no sums, no mails. */
export async function createPlainFunction(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`
    create schema bench;
    create table bench.events (
      id bigint generated always as identity primary key, event_id text unique, object jsonb,
      received_at timestamptz default now()
    );
    create table bench.purchases (
      id uuid primary key, session_id text unique, payment_intent_id text unique, amount bigint, status text
    );
    create function public.bench_record(event_id text, object jsonb) returns uuid language plpgsql as $$
    declare
      purchase_id uuid := (object #>> '{metadata,purchase_id}')::uuid;
    begin
      insert into bench.events (event_id, object) values (event_id, object);
      insert into bench.purchases values (
        purchase_id, object ->> 'id', object ->> 'payment_intent', (object ->> 'amount_total')::bigint, 'paid'
      );
      return purchase_id;
    end
    $$;
    grant usage on schema bench to service_role;
    grant all on all tables in schema bench to service_role;
    grant execute on function public.bench_record to service_role`);
  await sql.end();
}
