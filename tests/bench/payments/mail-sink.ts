import { once } from "node:events";
import { createServer, type Socket } from "node:net";

// Takes every mail and keeps none, in a process of its own: what receives mails runs on another machine.

const server = createServer((socket) => {
  socket.on("error", () => socket.destroy());
  socket.setEncoding("latin1").write("220 sink ESMTP\r\n");
  converse(socket);
}).listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
process.send?.(typeof address === "object" && address?.port);
process.once("disconnect", () => process.exit());

function converse(socket: Socket): void {
  let isText = false;
  let unread = "";
  socket.on("data", (received) => {
    unread += received;
    for (;;) {
      const end = isText ? "\r\n.\r\n" : "\r\n";
      const length = unread.indexOf(end);
      if (length < 0) return;
      const line = unread.slice(0, length);
      unread = unread.slice(length + end.length);
      isText = !isText && /^data$/i.test(line);
      socket.write(isText ? "354 go on\r\n" : "250 ok\r\n");
    }
  });
}
