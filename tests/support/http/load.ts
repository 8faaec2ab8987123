import { connect, type Socket } from "node:net";

type Load = {
  path: string;
  /** Ends after so many answers, or when the time is over. */
  most: number;
  seconds: number;
};

const connections = 20;
const inOneGo = 10;

/**
 * Tiny POSTs that no one signed, on connections that stay open and do not wait for single answers: far more in a second
 * than `fetch` can send. Says how many were answered, with which statuses.
 */
export async function sendLoad(shop: string, { path, most, seconds }: Load) {
  const { hostname, port } = new URL(shop);
  const head = `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\nstripe-signature: t=1,v1=0\r\ncontent-length: 2\r\n\r\n{}`;
  const deadline = performance.now() + seconds * 1000;
  const statuses: Record<string, number> = {};
  let answered = 0;
  const isOver = () => answered >= most || performance.now() > deadline;
  const count = (status: string) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    answered += 1;
  };
  const worker = async () => {
    const socket = connect(Number(port), hostname);
    while (!isOver()) {
      socket.write(head.repeat(inOneGo));
      for (const status of await readStatuses(socket, inOneGo)) count(status);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { answered, statuses };
}

/** Resolves once so many whole answers have come; each ends with an empty chunk. */
function readStatuses(socket: Socket, wanted: number): Promise<string[]> {
  let received = "";
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      received += chunk.toString("latin1");
      if (received.split("\r\n0\r\n\r\n").length <= wanted) return;
      finish();
      resolve([...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = ""]) => status));
    };
    const onEnd = () => {
      finish();
      reject(new Error(`The connection ended after: ${received.slice(-200)}`));
    };
    const finish = () => socket.off("data", onData).off("close", onEnd).off("error", onEnd);
    socket.on("data", onData).on("close", onEnd).on("error", onEnd);
  });
}
