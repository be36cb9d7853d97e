/** Staff's decisions about people: suspension, reinstatement and roles. */
import { beforeAll, expect, test } from "vitest";
import { reinstate, setRole, suspend } from "#app/domain/people/decide.ts";
import { personFile, searchPeople } from "#app/domain/people/people.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { Cast } from "#tests/kit/cast.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const about = (userId: string, reason = "A good reason.") => ({
  userId,
  reason,
  key: newFormKey(),
});
const staff = (userId: string) => ({ ...about(userId), role: "staff" as const });
const withDuties = (userId: string, ...duties: Duty[]) => ({ ...staff(userId), duties });
const dutiesNow = async (id: string) => {
  const [row] = await sql<{ duties: Duty[] }[]>`select duties from users where id = ${id}`;
  return row?.duties;
};
const plain = (userId: string) => ({ ...about(userId), role: "member" as const });
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

test("members decide about no person, not even about themselves, and cannot read decisions", async () => {
  const { ada, lin } = people;
  expect(await codeOf(suspend(ada, about(lin.id)))).toBe("not_found");
  expect(await codeOf(setRole(ada, staff(ada.id)))).toBe("not_found");
  expect(await codeOf(reinstate(ada, about(lin.id)))).toBe("not_found");
  expect(await codeOf(searchPeople(ada, { text: "" }))).toBe("not_found");
  expect(await codeOf(searchPeople(null, { text: "" }))).toBe("not_found");
  expect(await codeOf(personFile(ada, ada.id))).toBe("not_found");
});

test("an actor that only claims to be staff is looked up again", async () => {
  const { ada, lin } = people;
  expect(await codeOf(suspend({ ...ada, role: "staff", duties: DUTIES }, about(lin.id)))).toBe(
    "not_found",
  );
});

test("a member of staff cannot decide about their own account", async () => {
  const { sol } = people;
  expect(await codeOf(suspend(sol, about(sol.id)))).toBe("own_account");
  expect(await codeOf(setRole(sol, plain(sol.id)))).toBe("own_account");
});

test("a decision needs a reason and an existing person", async () => {
  const { sol, max } = people;
  expect(await refusalOf(suspend(sol, about(max.id, "  ")))).toMatchObject({
    code: "invalid_input",
    field: "reason",
  });
  expect(await codeOf(suspend(sol, about("usr_00000000000000000000000000")))).toBe("not_found");
});

test("a suspension and its end are recorded with author and reason; the same form twice is one decision", async () => {
  const { sol, max } = people;
  const once = about(max.id, "Took work elsewhere.");
  const [one, two] = await Promise.all([suspend(sol, once), suspend(sol, once)]);
  expect(one.answer).toEqual(two.answer);
  expect(await codeOf(suspend(sol, about(max.id)))).toBe("transition_refused");
  expect(await codeOf(setRole(sol, staff(max.id)))).toBe("transition_refused");
  await reinstate(sol, about(max.id, "It was a mistake."));
  expect(await codeOf(reinstate(sol, about(max.id)))).toBe("transition_refused");
  // The row as an earlier release stored it.
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update commands set name = 'identity.suspend' where name = 'people.suspend' and answer ->> 'userId' = ${max.id}`;
  });
  const file = await personFile(sol, max.id);
  expect(file.state).toBe("active");
  expect(file.decisions.map(({ what, by, reason }) => [what, by, reason])).toEqual([
    ["people.suspend", "Sol", "Took work elsewhere."],
    ["people.reinstate", "Sol", "It was a mistake."],
  ]);
});

test("a reinstated person of an imported catalogue is unclaimed again, not active", async () => {
  const { sol } = people;
  const userId = newId("user");
  const spec = {
    name: "test.import" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: { userId },
  };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into users (id, handle, name, state, created_at, command_id)
      values (${userId}, 'imported', 'Imported', 'unclaimed', ${tx.command.at}, ${tx.command.id})`;
  });
  expect(await codeOf(setRole(sol, staff(userId)))).toBe("transition_refused");
  expect((await suspend(sol, about(userId))).answer.from).toBe("unclaimed");
  expect((await reinstate(sol, about(userId))).answer.to).toBe("unclaimed");
});

test("staff roles are given and taken; a role that is so already is refused", async () => {
  const { sol, lin } = people;
  await setRole(sol, staff(lin.id));
  expect(await codeOf(setRole(sol, staff(lin.id)))).toBe("transition_refused");
  await setRole(sol, plain(lin.id));
  expect(await codeOf(setRole(sol, plain(lin.id)))).toBe("transition_refused");
});

test("staff get the duties that are chosen, and none go without saying but support", async () => {
  const { sol, max } = people;
  await setRole(sol, staff(max.id));
  expect(await dutiesNow(max.id)).toEqual(["support"]);
  await setRole(sol, withDuties(max.id, "judge", "finance", "judge"));
  expect(await dutiesNow(max.id)).toEqual(["finance", "judge"]);
  expect(await codeOf(setRole(sol, withDuties(max.id, "judge", "finance")))).toBe(
    "transition_refused",
  );
  expect(await refusalOf(setRole(sol, withDuties(max.id)))).toMatchObject({
    code: "duties_missing",
    field: "duties",
  });
  await setRole(sol, plain(max.id));
  expect(await dutiesNow(max.id)).toEqual([]);
  const { decisions } = await personFile(sol, max.id);
  expect(decisions.slice(-3).map(({ from, to, duties }) => [from, to, duties])).toEqual([
    ["member", "staff", ["support"]],
    ["staff", "staff", ["finance", "judge"]],
    ["staff", "member", []],
  ]);
});

test("a decision about a role that was sent before duties gets its old answer again", async () => {
  const [role, roleAgain] = [await person("early"), await person("early-too")];
  const once = staff(role.id);
  const { answer } = await setRole(OPERATOR, once);
  expect(await setRole(OPERATOR, once)).toEqual({ answer, replayed: true });
  // The hash of an earlier release: user, reason and role.
  const [row] = await sql<{ hash: Buffer }[]>`
    select input_hash as hash from commands where idempotency_key = ${once.key}`;
  const sent = { userId: role.id, reason: once.reason, role: "staff" };
  expect(row?.hash.equals(inputHash("people.set_role", sent))).toBe(true);
  expect(await codeOf(setRole(OPERATOR, { ...once, userId: roleAgain.id }))).toBe("key_reused");
  await setRole(OPERATOR, plain(role.id));
});

test.each(["support", "finance", "judge"] as const)(
  "staff with the duty %s alone decide about no person",
  async (duty) => {
    const one = await person(`only-${duty}`, "staff", [duty]);
    const { lin } = people;
    expect(await codeOf(setRole(one, staff(lin.id)))).toBe("not_found");
    expect(await codeOf(suspend(one, about(lin.id)))).toBe("not_found");
    expect(await codeOf(reinstate(one, about(lin.id)))).toBe("not_found");
    // A session from before the duties were taken away is looked up again under the lock.
    const before = { ...one, duties: DUTIES };
    expect(await codeOf(setRole(before, staff(lin.id)))).toBe("not_found");
    await setRole(OPERATOR, plain(one.id));
  },
);

test("a decision about a role is told with its author, its person and its reason", async () => {
  const { sol, lin } = people;
  await setRole(sol, { ...withDuties(lin.id, "judge"), reason: "Knows the trade." });
  const [event] = await sql<{ payload: unknown }[]>`
    select payload from events where name = 'staff.role_changed' order by id desc limit 1`;
  expect(event?.payload).toEqual({
    userId: lin.id,
    person: "Lin",
    duties: ["judge"],
    note: "Knows the trade.",
    deciderId: sol.id,
    decider: "Sol",
  });
  await setRole(sol, plain(lin.id));
});

test("people are found by pieces of name, handle and e-mail; wildcards are plain letters", async () => {
  const { sol, ada } = people;
  const handles = async (text: string) =>
    (await searchPeople(sol, { text })).people.map(({ handle }) => handle);
  expect(await handles("AD")).toContain("ada");
  expect(await handles("lin@exam")).toEqual(["lin"]);
  expect(await handles("%")).toEqual([]);
  expect(await handles("_")).toEqual([]);
  expect(await handles("\\")).toEqual([]);
  expect(await codeOf(personFile(sol, "nonsense"))).toBe("not_found");
  expect((await personFile(sol, ada.id)).openSessions).toBe(0);
});

test("long lists of people come in pages without gaps", async () => {
  const { sol } = people;
  for (let n = 0; n < 26; n += 1) await person(`crowd-${n}`);
  const first = await searchPeople(sol, { text: "crowd-" });
  expect(first.people).toHaveLength(25);
  const second = await searchPeople(sol, { text: "crowd-", before: first.next ?? "" });
  expect(second.people.map(({ handle }) => handle)).toEqual(["crowd-0"]);
  expect(second.next).toBeNull();
});

test("a suspension ends the person's sessions in the store, too", async () => {
  const guest = await person("guest");
  await startSession(guest.id, "password", { address: "192.0.2.1", agent: "Test" });
  await suspend(people.sol, about(guest.id));
  const sessions = await sql`
    select revoked_at is not null as over from sessions where user_id = ${guest.id}`;
  expect(sessions).toEqual([{ over: true }]);
});

test("the last admin keeps the duty, while other staff are there", async () => {
  const { sol, ray } = people;
  await setRole(sol, withDuties(ray.id, "support", "finance", "judge"));
  const less = withDuties(sol.id, "support", "finance", "judge");
  expect(await codeOf(setRole(OPERATOR, less))).toBe("last_staff");
  expect(await codeOf(setRole(OPERATOR, plain(sol.id)))).toBe("last_staff");
  expect(await codeOf(suspend(OPERATOR, about(sol.id)))).toBe("last_staff");
  expect(await dutiesNow(sol.id)).toEqual([...DUTIES]);
  await setRole(sol, withDuties(ray.id, ...DUTIES));
});

test("the store refuses unknown duties, and duties of members", async () => {
  const { lin } = people;
  const write = (duties: string[]) =>
    command({ name: "test.duties", actor: OPERATOR, key: newFormKey(), input: {} }, async (tx) => {
      await tx.sql`
        update users set duties = ${duties}::text[], command_id = ${tx.command.id} where id = ${lin.id}`;
      return {};
    });
  await expect(write(["owner"])).rejects.toThrow("users_duties");
  await expect(write(["support"])).rejects.toThrow("users_duties_of_staff");
});

// Last, because it leaves one member of staff.
test("two members of staff remove each other at once: one succeeds, and the last one stays", async () => {
  const { sol, ray } = people;
  const results = await Promise.allSettled([
    setRole(sol, plain(ray.id)),
    setRole(ray, plain(sol.id)),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [last] = await sql<{ id: string }[]>`select id from users where role = 'staff'`;
  const lastId = last?.id ?? "";
  expect(await codeOf(setRole(OPERATOR, plain(lastId)))).toBe("last_staff");
  expect(await codeOf(suspend(OPERATOR, about(lastId)))).toBe("last_staff");
  const [row] = await sql`select role, state from users where id = ${lastId}`;
  expect(row).toEqual({ role: "staff", state: "active" });
});
