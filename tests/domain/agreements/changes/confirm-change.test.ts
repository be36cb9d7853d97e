/** A proposal that has to be confirmed again is withdrawn and proposed anew in one step, once for all open pages. */
import { beforeEach, expect, test } from "vitest";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { confirmationKey, confirmChange } from "#app/domain/agreements/changes/confirm-change.ts";
import { changesOf } from "#app/domain/agreements/changes/read-changes.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";

useDatabase();
let people: Cast;
let buyer: UserActor;
let met = 0;

beforeEach(async () => {
  people ??= await cast();
  buyer = await someBuyer();
});

async function someBuyer(): Promise<UserActor> {
  const one = await person(`confirms-${(met += 1)}`);
  await enrich(one, 1_000_000_000n);
  return one;
}

const milestone = async (who: UserActor) => {
  const { orderId } = await agreedOrder({ ada: who, lin: people.lin }, { funded: 1 });
  return { orderId, changeId: await proposed(who, orderId, FRAME, "As we said") };
};
const states = async (orderId: string) => (await changesOf(orderId)).map(({ state }) => state);

happensOnce("confirm a change", async () => {
  const who = await someBuyer();
  const { orderId, changeId } = await milestone(who);
  await securedAgain(who);
  return {
    call: (key) => confirmChange(who, { changeId, key }),
    effect: () => states(orderId),
    once: ["proposed", "withdrawn"],
    second: "transition_refused",
  };
});

test("two open pages confirm a milestone once, and both get the one that the freelancer can accept", async () => {
  const { orderId, changeId } = await milestone(buyer);
  await securedAgain(buyer);
  const confirm = () => confirmChange(buyer, { changeId, key: confirmationKey(changeId) });
  const [one, other] = await Promise.all([confirm(), confirm()]);
  expect(one.answer).toEqual(other.answer);
  expect(await states(orderId)).toEqual(["proposed", "withdrawn"]);
  const [again] = await changesOf(orderId);
  expect(again).toMatchObject({ ...FRAME, id: one.answer.changeId, note: "As we said" });
  expect(again).toMatchObject({ unconfirmed: false });
  await acceptChange(people.lin, { changeId: one.answer.changeId, key: newFormKey() });
  expect(await states(orderId)).toEqual(["accepted", "withdrawn"]);
});

test("a change that needs no confirmation, or of the other side, is not confirmed", async () => {
  const { orderId, changeId } = await milestone(buyer);
  const by = (who: UserActor) => refusalOf(confirmChange(who, { changeId, key: newFormKey() }));
  expect(await by(buyer)).toMatchObject({ code: "transition_refused" });
  await securedAgain(buyer);
  expect(await by(people.lin)).toMatchObject({ code: "transition_refused" });
  expect(await by(people.max)).toMatchObject({ code: "not_found" });
  expect(await states(orderId)).toEqual(["proposed"]);
});
