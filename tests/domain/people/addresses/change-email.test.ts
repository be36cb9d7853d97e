/** Asking for another e-mail address: under a step-up, answered alike for every address. */
import { expect, test } from "vitest";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { sql } from "#app/domain/store/store.ts";
import { addressOf, opened } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
useQuickPasswords();

const change = (actor: UserActor, email: string, key = newFormKey()) =>
  changeEmail(actor, { email, key });

interface Mailed {
  name: string;
  known: boolean;
  mailTo: string;
}

const mailsOf = (actor: UserActor) => sql<Mailed[]>`
  select name, (payload->>'known')::boolean as known, payload->>'mailTo' as "mailTo" from events
  where subject_id = ${actor.id} and name in ('account.email_change_asked', 'account.verify_email') order by id`;

let scenes = 0;
happensOnce("ask for another address", async () => {
  scenes += 1;
  const ada = await member(`wants-${scenes}`);
  const email = `wanted-${scenes}@example.test`;
  return {
    call: (key) => change(ada, email, key),
    effect: async () => (await sql`select from mailed_links where email = ${email}`).count,
    once: 1,
    second: "done",
    both: 2,
  };
});

test("a stolen cookie alone does not ask for another address", async () => {
  const { vouched: _, ...stolen } = await member("stolen");
  expect((await refusalOf(change(stolen, "thief@example.test"))).code).toBe("step_up_required");
});

test("an address that another account holds is answered like a free one; only the mail to it says so", async () => {
  await member("holder");
  const ada = await member("ada");
  const free = await change(ada, "free@example.test");
  const held = await change(ada, "HOLDER@example.test");
  expect(held).toEqual(free);
  expect(await mailsOf(ada)).toMatchObject([
    { known: false, mailTo: "free@example.test" },
    { known: true, mailTo: "HOLDER@example.test" },
  ]);
  expect(await addressOf(ada)).toBe("verified ada@example.test");
});

test("the present address in another case is refused, and so that nothing is mailed", async () => {
  const lin = await member("lin");
  const refusal = await refusalOf(change(lin, "LIN@example.test"));
  expect(refusal).toMatchObject({ code: "invalid_input", field: "email" });
  expect((await refusalOf(change(lin, "nonsense"))).code).toBe("invalid_input");
  expect(await mailsOf(lin)).toEqual([]);
});

test("an unverified account takes the new address at once, unverified, and the link to the old one ends", async () => {
  const typo = await opened("typo", "tpyo@example.test");
  await change(typo, "typo@example.test");
  expect(await addressOf(typo)).toBe("unverified typo@example.test");
  expect((await restOf(typo.id))?.reason).toContain("was changed");
  const open = await sql`
    select email from mailed_links where user_id = ${typo.id} and replaced_at is null`;
  expect(open).toEqual([{ email: "typo@example.test" }]);
});
