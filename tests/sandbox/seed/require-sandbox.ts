import postgres, { type Sql } from "postgres";

const notSandbox = "This writes invented purchases, and only into a sandbox's database on this machine.";

/**
 * One connection to a sandbox's database.
 * @throws where the URL leads to another machine, or the database lacks the sandbox's mark
 */
export async function requireSandbox(databaseUrl: string | undefined): Promise<Sql> {
  if (!databaseUrl)
    throw new Error("No DATABASE_URL: start the sandbox (npm run dev), or name its env file.");
  if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(databaseUrl).hostname))
    throw new Error(notSandbox);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const [mark] = await sql<
    { isSet: boolean }[]
  >`select current_setting('lectern.sandbox', true) = 'on' as "isSet"`;
  if (mark?.isSet) return sql;
  await sql.end();
  throw new Error(notSandbox);
}
