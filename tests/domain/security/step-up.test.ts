/** A step-up: what a session and a token may do after it, and what a stolen cookie may not. */
import { expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { endOwnSession } from "#app/domain/security/own-sessions.ts";
import { findSession, startSession, stepUpSession } from "#app/domain/security/sessions.ts";
import type { SignedIn } from "#app/domain/security/sessions.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { person } from "#tests/kit/cast.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

async function begun(userId: string): Promise<{ token: string; signedIn: SignedIn }> {
  const { token } = await startSession(userId, "password", { address: "192.0.2.1", agent: "Test" });
  const found = await findSession(token);
  if (found === null) throw new Error("The session has just begun.");
  return { token, signedIn: found.signedIn };
}

async function letTimePass(sessionId: string, minutes: number): Promise<void> {
  await database.owner`
    update sessions set stepped_up_at = stepped_up_at - make_interval(mins => ${minutes}) where public_id = ${sessionId}`;
}

const refused = async (actor: UserActor) => (await refusalOf(tokenOf(actor))).code;

test("a session makes a token within five minutes of its sign-in, and not after them", async () => {
  const { signedIn } = await begun((await person("ada")).id);
  expect(await tokenOf(signedIn.actor)).toMatch(/^frt_/);
  await letTimePass(signedIn.sessionId, 5);
  expect(await refused(signedIn.actor)).toBe("step_up_required");
});

test("a step-up gives the session a new token; requests with the former one read for a minute and prove nothing", async () => {
  const { token, signedIn } = await begun((await person("lin")).id);
  await letTimePass(signedIn.sessionId, 5);
  const renewed = await stepUpSession(signedIn.actor, "second_factor");
  const after = await findSession(renewed ?? "");
  expect(after?.signedIn.actor.level).toBe("second_factor");
  expect(await tokenOf(after?.signedIn.actor ?? signedIn.actor)).toMatch(/^frt_/);
  const former = await findSession(token);
  expect(former?.signedIn).toMatchObject({ sessionId: signedIn.sessionId, steppedUpAt: null });
  expect(await refused(former?.signedIn.actor ?? signedIn.actor)).toBe("step_up_required");
  await database.owner`update sessions set renewed_at = renewed_at - interval '1 minute'`;
  expect(await findSession(token)).toBeNull();
});

test("a session that ended after the page was read proves nothing", async () => {
  const { signedIn } = await begun((await person("max")).id);
  await endOwnSession(signedIn.actor, signedIn.sessionId);
  expect(await refused(signedIn.actor)).toBe("step_up_required");
});

test("the session of another person proves nothing", async () => {
  const { signedIn } = await begun((await person("sol")).id);
  const { id } = await person("thief");
  expect(await refused({ ...signedIn.actor, id })).toBe("step_up_required");
});
