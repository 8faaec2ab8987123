import { request } from "node:http";
import { webhookPath } from "./webhook.ts";

const megabyte = 1024 * 1024;

/** Sends chunks until there is an answer, for at most 64 MiB. */
export function sendWithoutEnd(shop: string): Promise<{ status: number; sent: number }> {
  const chunk = Buffer.alloc(64 * 1024, "x");
  let sent = 0;
  return new Promise((resolve, reject) => {
    const upload = request(`${shop}${webhookPath}`, {
      method: "POST",
      headers: { "stripe-signature": "t=1,v1=0" },
    });
    let answered = false;
    upload.on("response", (response) => {
      answered = true;
      response.resume();
      resolve({ status: response.statusCode ?? 0, sent });
      upload.destroy();
    });
    upload.on("error", (error) => answered || reject(error));
    const write = () => {
      if (answered || sent > 64 * megabyte) return;
      sent += chunk.length;
      if (upload.write(chunk)) setImmediate(write);
      else upload.once("drain", write);
    };
    write();
  });
}
