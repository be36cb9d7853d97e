/** The smallest SMTP server that holds a whole conversation; for tests. */
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface TestSmtp {
  url: string;
  received: Array<{ to: string; data: string }>;
  /** Set to answer recipients with a temporary failure. */
  refuse: boolean;
  stop: () => Promise<void>;
}

export async function startSmtp(): Promise<TestSmtp> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    converse(socket, smtp);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuse: false,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return smtp;
}

function converse(socket: Socket, smtp: TestSmtp): void {
  let to = "";
  let data: string[] | null = null;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (data !== null) {
      if (line !== ".") return void data.push(line);
      smtp.received.push({ to, data: data.join("\n") });
      data = null;
      return say("250 kept");
    }
    if (/^RCPT TO:/i.test(line)) {
      to = line.slice("RCPT TO:".length).trim();
      return say(smtp.refuse ? "451 come back later" : "250 fine");
    }
    if (/^DATA/i.test(line)) {
      data = [];
      return say("354 go on");
    }
    return say(/^QUIT/i.test(line) ? "221 bye" : "250 fine");
  };
  say("220 test");
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) hear(line);
  });
}
