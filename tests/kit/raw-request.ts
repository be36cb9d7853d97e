/** Sends requests that no browser would send: paths, headers and bodies go out exactly as given. */
import { Agent, request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Status 0 means that the connection was closed without an answer. */
export function sendRaw(origin: string, sent: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const body = sent.body === undefined ? undefined : Buffer.from(sent.body);
  const headers = { ...sent.headers, ...(body && { "content-length": `${body.byteLength}` }) };
  return new Promise((resolve) => {
    const lost = (problem: Error) => resolve({ status: 0, headers: {}, body: problem.message });
    const asked = request(
      { hostname, port, agent, method: sent.method, path: sent.path, headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", lost);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    asked.on("error", lost);
    asked.end(body);
  });
}

export function closeRaw(): void {
  agent.destroy();
}
