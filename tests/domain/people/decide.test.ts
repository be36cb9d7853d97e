/** Staff's decisions about people: suspension, reinstatement and roles. */
import { beforeAll, expect, test } from "vitest";
import { reinstate, setRole, suspend } from "#app/domain/people/decide.ts";
import { personFile, searchPeople } from "#app/domain/people/people.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
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
  expect(await codeOf(suspend({ ...ada, role: "staff" }, about(lin.id)))).toBe("not_found");
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
