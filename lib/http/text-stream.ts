import "server-only";
import { log } from "@/lib/log";

/**
 * A body pulled by its reader, piece by piece, as UTF-8. When the texts fail, the connection breaks off, so that what
 * has arrived is not taken for the whole; `what` is for the log, because the request's log line is already written.
 * A reader that stops ends the texts.
 */
export function textStream(texts: AsyncGenerator<string>, what: string, requestId: string | undefined) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await texts.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log.error({ requestId, err: error }, `${what} broke off`);
          controller.error(error);
        }
      },
      cancel: async () => void (await texts.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}
