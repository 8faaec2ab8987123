import { Client } from "pg";

/** Makes the `storage` schema that Supabase Lite has built the one of a hosted project: whose it is, and what each role may do. */
export async function completeStorageSchema(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(storageSql);
  } finally {
    await client.end();
  }
}

// On a hosted project, too, every role holds these privileges, and row-level security alone decides.
const storageSql = `
alter schema storage owner to postgres;
alter table storage.buckets owner to postgres;
alter table storage.objects owner to postgres;
grant usage on schema storage to anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to anon, authenticated, service_role;
`;
