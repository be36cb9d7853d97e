/** Stopping a withdrawal by the link in its mail: once, and not after it was paid. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { mailedLink, stopPath } from "#app/domain/suspensions/stop-link.ts";
import type { StopLink } from "#app/domain/suspensions/stop-withdrawal.ts";
import { stopWithdrawal } from "#app/domain/suspensions/stop-withdrawal.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { knownSeller, suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
const clock = useMovedClock();

/** A resting withdrawal, by the link in its mail. */
async function resting(): Promise<StopLink> {
  const who = await suspended(await knownSeller(clock), 0n);
  const { answer } = await askWithdrawal(who, { currency: "USD", key: newFormKey() });
  const query = new URLSearchParams(mailedLink(stopPath(answer.withdrawalId)).split("?")[1]);
  return { id: answer.withdrawalId, signature: query.get("signature") ?? "" };
}

const standing = ({ id }: StopLink) => sql`
  select state, ending from suspension_withdrawals where id = ${id}`;

changesOnce("stop a withdrawal", async () => {
  const link = await resting();
  return {
    call: () => stopWithdrawal(link).then(({ answer }) => answer),
    effect: () => standing(link),
    once: [{ state: "stopped", ending: "mail" }],
  };
});

test("a withdrawal that was paid is not stopped", async () => {
  const link = await resting();
  clock.pass(7 * 24);
  await payRested();
  expect((await refusalOf(stopWithdrawal(link))).code).toBe("withdrawal_over");
  expect(await standing(link)).toMatchObject([{ state: "paid" }]);
});
