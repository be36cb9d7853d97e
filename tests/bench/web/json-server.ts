/** The fastest possible server, for comparison: `node:http` answering one small JSON document. */
import { createServer } from "node:http";
import { env } from "#app/env.server.ts";

createServer((_, response) => {
  const body = JSON.stringify({ hello: "world" });
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}).listen(env.port);
