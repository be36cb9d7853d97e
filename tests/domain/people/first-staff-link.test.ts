/** The first member of staff: by a one-time link that a start prints while there is none. */
import { expect, test } from "vitest";
import { setRole } from "#app/domain/people/decide.ts";
import {
  becomeFirstStaff,
  isFirstStaffLinkValid,
  LINK_HOURS,
  offerFirstStaffLink,
} from "#app/domain/people/first-staff-link.ts";
import { decisionsAbout } from "#app/domain/people/decisions.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
const clock = movingClock();
const use = (actor: UserActor, token: string, key = newFormKey()) =>
  becomeFirstStaff(actor, { token, key });
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const madeNow = async () => (await offerFirstStaffLink())?.token ?? "none";
let token = "";

test("of four starts at once one gets a first-staff link; after its expiry the next start gets another", async () => {
  const links = await Promise.all([1, 2, 3, 4].map(() => offerFirstStaffLink()));
  const tokens = links.flatMap((link) => (link?.token == null ? [] : [link.token]));
  expect([links.includes(null), tokens.length]).toEqual([false, 1]);
  const [first = ""] = tokens;
  expect(await isFirstStaffLinkValid(first)).toBe(true);
  expect(await sql`select 1 from first_staff_links where hash = ${first}`).toHaveLength(0);
  clock.forward({ hours: LINK_HOURS });
  expect(await isFirstStaffLinkValid(first)).toBe(false);
  expect(await codeOf(use(await person("lin"), first))).toBe("staff_link_invalid");
  expect(await isFirstStaffLinkValid(await madeNow())).toBe(true);
  expect(await codeOf(use(await person("max"), first))).toBe("staff_link_invalid");
});

test("a first-staff link is worth nothing while there is a member of staff", async () => {
  clock.forward({ hours: 3 * LINK_HOURS });
  token = await madeNow();
  const [ada, sol] = [await person("ada"), await person("sol")];
  const decision = { userId: sol.id, reason: "Runs the site.", key: newFormKey() };
  await setRole(OPERATOR, { ...decision, role: "staff" });
  expect(await isFirstStaffLinkValid(token)).toBe(false);
  expect(await codeOf(use(ada, token))).toBe("staff_link_invalid");
  expect(await offerFirstStaffLink()).toBeNull();
  // No command removes the last member of staff.
  const spec = { name: "test.demote" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`update users set role = 'member', duties = '{}', command_id = ${tx.command.id} where id = ${sol.id}`;
    return {};
  });
});

test("two people with one first-staff link: one is staff; the same form again gets the same answer", async () => {
  const [eve, ray] = [await person("eve"), await person("ray")];
  expect(await codeOf(use({ ...eve, tokenId: "tok_any" }, token))).toBe("not_allowed");
  expect(await codeOf(use(eve, "made up"))).toBe("staff_link_invalid");
  const keys = [newFormKey(), newFormKey()] as const;
  const tries = await Promise.allSettled([use(eve, token, keys[0]), use(ray, token, keys[1])]);
  const done = tries.filter(({ status }) => status === "fulfilled");
  expect(done).toHaveLength(1);
  const [winner, key] = tries[0].status === "fulfilled" ? [eve, keys[0]] : [ray, keys[1]];
  expect(await use(winner, token, key)).toMatchObject({ replayed: true, answer: { to: "staff" } });
  const staff = await sql`select id from users where role = 'staff'`;
  expect(staff.map(({ id }) => id as string)).toEqual([winner.id]);
  const [decision] = await decisionsAbout(winner.id);
  expect(decision).toMatchObject({ what: "people.set_role", from: "member", to: "staff" });
  expect(decision?.reason).toMatch(/one-time link/);
});
