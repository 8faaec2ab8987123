import "server-only";
import { cache } from "react";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database, Json } from "@/types/database";

type Functions = Database["public"]["Functions"];
type Name = keyof Functions;

type Args<N extends Name> = Functions[N]["Args"];

type Read = {
  read: { name: Name; args: Json };
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
};

/** Of one page. Outside of pages each call has its own. */
const waitingReads = cache((): Promise<Read | null>[] => []);

/**
 * The JSON that a function reads for the request's member, one of those that SQL private.read_one knows. What a page
 * asks for at the same time, before it waits for anything, travels in one request; where that fails, all of it does.
 * Null where the database refuses the token. `args` may be promised where they are in what is cached for all: the
 * request waits for them. They must not wait for what is read together.
 */
export async function readTogether<N extends Name>(
  name: N,
  args: Args<N> | Promise<Args<N>>,
): Promise<unknown> {
  const promised = Promise.resolve(args);
  // Who waits for the answer is told.
  promised.catch(() => {});
  const client = await createClient();
  return new Promise((resolve, reject) => {
    const waiting = waitingReads();
    const read = promised.then((known) => ({ read: { name, args: { ...known } }, resolve, reject }));
    waiting.push(
      read.catch((error: unknown) => {
        reject(error);
        return null;
      }),
    );
    if (waiting.length === 1) setImmediate(() => send(client, waiting.splice(0)));
  });
}

async function send(
  client: Awaited<ReturnType<typeof createClient>>,
  waiting: Promise<Read | null>[],
): Promise<void> {
  const reads = (await Promise.all(waiting)).filter((read) => read !== null);
  if (reads.length === 0) return;
  try {
    const answer = await client.rpc("read_together", { reads: reads.map(({ read }) => read) });
    // 401: the database's clock or keys are ahead of ours. A missing answer is no null, which would be a guest's.
    const rows = answer.status === 401 ? reads.map(() => null) : rowsOf(unwrap(answer), reads.length);
    for (const [index, { resolve }] of reads.entries()) resolve(rows[index]);
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}

const rowsOf = (answer: unknown, reads: number) => z.array(z.unknown()).length(reads).parse(answer);
