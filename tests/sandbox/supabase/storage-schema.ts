import { Client } from "pg";

/** Sets owner and privileges of Lite's `storage` schema as on a hosted project. */
export async function completeStorageSchema(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(storageSql);
  } finally {
    await client.end();
  }
}

// As on hosted projects every role has these privileges; row-level security decides.
const storageSql = `
alter schema storage owner to postgres;
alter table storage.buckets owner to postgres;
alter table storage.objects owner to postgres;
grant usage on schema storage to anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to anon, authenticated, service_role;
`;
