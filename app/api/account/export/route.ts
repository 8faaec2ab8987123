import { exportAccount } from "@/lib/account/export";
import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { notAllowed, route } from "@/lib/http/route";
import { log } from "@/lib/log";

const copiesPerTenMinutes = 5;

export const GET = route(async () => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const limit = await consumeRateLimit(`export:${user.id}`, copiesPerTenMinutes, 600);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamOf(await exportAccount(user), await currentRequestId()), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="lectern-${day}.json"`,
    },
  });
});

/** Pulled by the reader, piece by piece. An error is logged here: the request's log line is already written. */
function streamOf(texts: AsyncGenerator<string>, requestId: string | undefined) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error({ requestId, err: error }, "a data export broke off");
        controller.error(error);
      }
    },
    cancel: async () => void (await texts.return(undefined)),
  });
}

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
