import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { escapeLiteral } from "pg";

const isBegin = (sql: string) => sql === "begin";
const isEnd = (sql: string) => sql === "commit" || sql === "rollback";
const isSetting = (sql: string) =>
  /^(set local |select set_config\('[\w.]+', ('[^']*'|\$1), true\)$)/i.test(sql);

/**
 * Lite begins a transaction for each request and sets its role and claims one by one: a dozen round trips before one
 * query. With this pool they wait for the query, and are sent before it in one.
 */
export function sendSettingsTogether(pool: PostgresPool): PostgresPool {
  const clients = new WeakMap<PostgresPoolClient, BatchingClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const batching = clients.get(client) ?? new BatchingClient(client);
      clients.set(client, batching);
      return batching;
    },
    end: () => pool.end(),
  };
}

class BatchingClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  #waiting: string[] = [];

  constructor(client: PostgresPoolClient) {
    this.#client = client;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(query: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof query === "string" ? this.#query<R>(query, parameters) : this.#client.query(query);
  }

  release() {
    this.#waiting = [];
    this.#client.release();
  }

  async #query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const waiting = this.#waiting;
    if (isBegin(sql) || isSetting(sql)) {
      waiting.push(sql.replace("$1", () => escapeLiteral(String(parameters[0]))));
      return { command: "SELECT", rowCount: 0, rows: [] };
    }
    this.#waiting = [];
    if (isEnd(sql) && waiting.some(isBegin)) return { command: "SELECT", rowCount: 0, rows: [] };
    if (!isEnd(sql) && waiting.length > 0) await this.#client.query(waiting.join("; "), []);
    return this.#client.query<R>(sql, parameters);
  }
}
