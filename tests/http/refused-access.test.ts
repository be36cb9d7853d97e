/** What the doors tell the security log: refused rights, limits of requests, and opened unlock links. */
import { RouterContextProvider } from "react-router";
import { expect, onTestFinished, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { writeUnlockLink } from "#app/domain/security/unlock-link.ts";
import { overrideEnv } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { noteDenied } from "#app/http/note-denied.ts";
import { formLimitMiddleware } from "#app/http/rate-limit.ts";
import { requestContext } from "#app/http/request-context.ts";
import { rememberUnlockLink } from "#app/http/unlock-link.ts";
import { admit, viewerContext } from "#app/http/viewer.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { person } from "#tests/kit/cast.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";
import type { RequestFacts } from "#app/http/request-context.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
const log = useSecurityLines();

function contextOf(actor: UserActor) {
  const context = new RouterContextProvider();
  context.set(viewerContext, {
    actor,
    handle: "ada",
    name: "Ada",
    sessionId: "ses_of_ada",
    steppedUpAt: null,
    picture: null,
    emailState: "verified",
    recovering: false,
    liveMark: 0,
  });
  return context;
}

test("a member at a page of staff, and a stranger at the page of another's thing, leave lines", async () => {
  const ada = await person("ada");
  const url = new URL("http://localhost/admin");
  const facts: RequestFacts = { id: "r", address: "" };
  const context = contextOf(ada);
  context.set(requestContext, facts);
  const page = runLoader(async () => admit(context, url, "people.suspend"));
  await expect(page).rejects.toMatchObject({ init: { status: 404 } });
  noteDenied(facts);
  const theirs = { buyerId: "usr_other", freelancerId: "usr_another" };
  const read = runLoader(async () => requireParty(ada, "orders.read", theirs));
  await expect(read).rejects.toMatchObject({ init: { status: 404 } });
  expect(log.taken()).toEqual([
    { security: "access.refused", account: ada.id, reason: "people.suspend" },
    { security: "access.refused", account: ada.id, reason: "orders.read" },
  ]);
});

test("a program without the scope, without the right, or over its limit leaves lines", async () => {
  const lin = await person("lin");
  const [narrow, wide] = [await tokenOf(lin, { scopes: ["read"] }), await tokenOf(lin)];
  log.taken();
  const restore = overrideEnv({ apiRequestsPerMinute: 1 });
  onTestFinished(restore);
  await call(narrow, "PUT", "/wallet/preferences", { body: {} });
  await call(narrow, "GET", "/account");
  await call(wide, "GET", "/staff/disputes");
  const tokenId = expect.stringMatching(/^tok_/);
  expect(log.taken()).toEqual([
    { security: "access.refused", account: lin.id, tokenId, reason: "scope_missing" },
    { security: "limit.hit", tokenId, reason: "requests_per_minute" },
    { security: "access.refused", account: lin.id, tokenId, reason: "scope_missing" },
  ]);
});

test("a session over its limit of forms, and a browser that opens an unlock link, leave lines", async () => {
  const max = await person("max");
  const restore = overrideEnv({ formsPerMinute: 1 });
  onTestFinished(restore);
  const form = {
    request: new Request("http://localhost/", { method: "POST" }),
    context: contextOf(max),
  };
  const send = () =>
    formLimitMiddleware(
      form as unknown as Parameters<typeof formLimitMiddleware>[0],
      async () => new Response("done"),
    );
  await send();
  await expect(send()).rejects.toMatchObject({ init: { status: 429 } });
  const link = writeUnlockLink({ id: "one", userId: max.id, madeAt: nowDate() });
  expect(rememberUnlockLink(contextOf(max), link)).toBe(true);
  expect(log.taken()).toEqual([
    { security: "limit.hit", account: max.id, reason: "forms_per_minute" },
    { security: "unlock_link.used", account: max.id },
  ]);
});
