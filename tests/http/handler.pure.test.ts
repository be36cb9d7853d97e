/** The server's one door, without pages behind it. */
import { expect, test } from "vitest";
import { makeHandler } from "#app/http/handler.ts";

const PAGES = {
  build: () => Promise.reject(new Error("There are no pages here.")),
  files: new Map(),
  development: false,
};
const NODE = { incoming: { socket: {} } } as unknown as Parameters<
  ReturnType<typeof makeHandler>
>[1];

function handler(draining: boolean) {
  return makeHandler(PAGES, { ready: async () => "", isDraining: () => draining }, null);
}

test("while it stops, every answer says that the connection ends with it", async () => {
  const ask = async (draining: boolean) =>
    (await handler(draining)(new Request("http://localhost/"), NODE)).headers.get("connection");
  expect([await ask(false), await ask(true)]).toEqual([null, "close"]);
});

test("what nobody foresaw is an answer without its reasons, under the id the log has", async () => {
  const answer = await handler(false)(new Request("http://localhost/"), NODE);
  expect(answer.status).toBe(500);
  const { code, request_id: id } = (await answer.json()) as Record<string, unknown>;
  expect([code, id]).toEqual(["unexpected", answer.headers.get("x-request-id")]);
});
