import { createClient } from "@supabase/supabase-js";

let supabase;

/** What a webhook costs at least: no signature, no check, no log. */
export async function POST(request) {
  const { id, data } = await request.json();
  supabase ??= createClient(process.env.NEXT_PUBLIC_SUPABASE_URL, process.env.SUPABASE_SECRET_KEY);
  const { error } = await supabase.rpc("bench_record", { event_id: id, object: data.object });
  return Response.json({ received: !error }, { status: error ? 500 : 200 });
}
