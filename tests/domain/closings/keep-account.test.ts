/** Calling a closing off, by the person and by the mailed link: gigs are for sale again, and it works once. */
import { expect, test } from "vitest";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { keepable, keepAccount, keepByMail } from "#app/domain/closings/keep-account.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce, happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { ask, closed, plainPerson, stateOf, tokenFor } from "./closing-scene.ts";

useDatabase();
const clock = useMovedClock();

async function asked() {
  const who = await plainPerson();
  await sampleGig(who);
  await ask(who);
  const standing = () => sql`
    select c.state, g.state as gig from closings c join gigs g on g.freelancer_id = c.user_id where c.user_id = ${who.id}`;
  return { who, standing };
}

happensOnce("keep an account", async () => {
  const { who, standing } = await asked();
  return {
    call: (key) => keepAccount(who, { key }),
    effect: standing,
    once: [{ state: "kept", gig: "published" }],
    second: "closing_over",
  };
});

changesOnce("keep an account by the mailed link", async () => {
  const { who, standing } = await asked();
  const token = await tokenFor(who, "keep_account");
  return {
    call: () => keepByMail(token).then(({ answer }) => answer),
    effect: standing,
    once: [{ state: "kept", gig: "published" }],
  };
});

test("a link of another purpose, an unknown one, and one of a closed account keep nothing", async () => {
  const { who } = await asked();
  const token = await tokenFor(who, "keep_account");
  expect(await keepable(token)).toMatchObject({ handle: expect.stringMatching(/^leaver/) });
  expect((await refusalOf(keepByMail("x"))).code).toBe("link_invalid");
  clock.pass(24);
  await closeAccounts();
  expect(await stateOf(who)).toBe("closed");
  expect(await keepable(token)).toBeNull();
  expect((await refusalOf(keepByMail(token))).code).toBe("link_invalid");
});

test("a gig that its person paused stays paused when the account is kept, and a closed account is not kept", async () => {
  const who = await plainPerson();
  const gigId = await sampleGig(who);
  await ask(who);
  await keepAccount(who, { key: newFormKey() });
  expect(await sql`select state from gigs where id = ${gigId}`).toEqual([{ state: "published" }]);
  await closed(who, clock);
  expect((await refusalOf(keepAccount(who, { key: newFormKey() }))).code).toBe("account_closed");
});
