/** The server's handler, without pages behind it. */
import { expect, test } from "vitest";
import { withSignIn, writePass } from "#app/domain/security/known-browser.ts";
import { inSignInTurn } from "#app/domain/security/sign-in-turns.ts";
import { makeHandler } from "#app/http/handler.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";

const log = useSecurityLines();

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

test("every answer of a stopping server says that its connection ends", async () => {
  const ask = async (draining: boolean) =>
    (await handler(draining)(new Request("http://localhost/"), NODE)).headers.get("connection");
  expect([await ask(false), await ask(true)]).toEqual([null, "close"]);
});

test("an unexpected error is answered without its reasons, under the id in the log", async () => {
  const answer = await handler(false)(new Request("http://localhost/"), NODE);
  expect(answer.status).toBe(500);
  const { code, request_id: id } = (await answer.json()) as Record<string, unknown>;
  expect([code, id]).toEqual(["unexpected", answer.headers.get("x-request-id")]);
});

test.each(["/livez", "/readyz", "/", "/%ff", "/%00", "/assets/none.js"])(
  "the request %s is answered with the security headers and an id",
  async (path) => {
    const { headers } = await handler(false)(new Request(`http://localhost${path}`), NODE);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{12}$/);
  },
);

test.each(["/%ff", "/%", "/gigs/%e0%a4%a", "/%00", "/sellers/%ff"])(
  "the address %s cannot be decoded: 400 before any page is asked",
  async (path) => {
    const answer = await handler(false)(new Request(`http://localhost${path}`), NODE);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      400,
      "malformed_body",
    ]);
  },
);

test.each([
  "/%61ssets/none.js",
  "/API/v1/account",
  "/api/%761/account.data",
  "/api/v1/account.data",
])(
  "the address %s is another spelling of a guarded folder: 404 before any page is asked",
  async (path) => {
    const answer = await handler(false)(new Request(`http://localhost${path}`), NODE);
    expect(answer.status).toBe(404);
  },
);

test("a form that another site sent is refused, and the security log gets the place and the request", async () => {
  const init = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
  const node = { incoming: { socket: { remoteAddress: "::ffff:203.0.113.7" } } } as typeof NODE;
  const answer = await handler(false)(new Request("http://localhost/wallet", init), node);
  expect(answer.status).toBe(403);
  const request = answer.headers.get("x-request-id");
  expect(log.taken()).toEqual([{ security: "request.cross_site", place: "203.0.113.7", request }]);
});

test("behind a full queue a stranger's sign-in is answered before a page is rendered, a known browser's goes on", async () => {
  const gate = Promise.withResolvers<void>();
  const from = (n: number) => ({ address: `198.18.0.${n}`, agent: "" });
  const knownAs = async () => null;
  const waiting = Array.from({ length: 65 }, (_, n) =>
    inSignInTurn(from(n), knownAs, () => gate.promise),
  );
  const node = { incoming: { socket: { remoteAddress: "203.0.113.9" } } } as typeof NODE;
  const ask = async (headers: Record<string, string>) => {
    const init = { method: "POST", headers: { "sec-fetch-site": "same-origin", ...headers } };
    const request = new Request("http://localhost/sign-in?next=/wallet", init);
    const answer = await handler(false)(request, node);
    return [answer.status, answer.headers.get("retry-after")];
  };
  await Promise.resolve();
  log.taken();
  expect(await ask({})).toEqual([503, "3"]);
  expect(log.taken()).toMatchObject([{ security: "limit.hit", reason: "sign_in_queue" }]);
  // This handler has no pages behind it, so what goes on fails.
  const pass = writePass(withSignIn(null, "usr_of_somebody"));
  expect(await ask({ cookie: `farthing-browser=${pass}` })).toEqual([500, null]);
  expect(await ask({ cookie: "farthing-browser=invented" })).toEqual([503, "3"]);
  gate.resolve();
  await Promise.all(waiting);
  expect(await ask({})).toEqual([500, null]);
});
