import { exportAccount } from "@/lib/account/export";
import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { notAllowed, route } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";

const copiesPerTenMinutes = 5;

export const GET = route(async () => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const limit = await consumeRateLimit(`export:${user.id}`, copiesPerTenMinutes, 600);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(textStream(await exportAccount(user), "a data export", await currentRequestId()), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="lectern-${day}.json"`,
    },
  });
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
