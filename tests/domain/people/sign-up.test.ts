/** Signing up: refusals, and two people at once. */
import { expect, test } from "vitest";
import { signIn } from "#app/domain/security/sign-in.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { withoutStep } from "#tests/kit/factors.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 2 });

const HERE = { address: "192.0.2.1", agent: "Test" };

let count = 0;

function person(changes: Partial<Parameters<typeof signUp>[0]> = {}) {
  count += 1;
  const handle = `person-${count}`;
  return {
    name: "Ada Byron",
    handle,
    email: `${handle}@example.test`,
    password: PASSWORD,
    key: newFormKey(),
    ...changes,
  };
}

async function peopleWith(email: string): Promise<number> {
  const rows = await sql`select from users where lower(email) = lower(${email})`;
  return rows.count;
}

/** How often the person is told to be welcome; each telling is one notice and one mail. */
async function welcomes(userId: string): Promise<number> {
  const rows = await sql`
    select from events where name = 'user.signed_up' and subject_id = ${userId} and payload->>'userId' = ${userId}`;
  return rows.count;
}

test("a new member is active and can sign in; the store holds no password", async () => {
  const input = person({ handle: "Ada-B", email: " Ada@Example.test " });
  const { answer } = await signUp(input);
  const [row] = await sql`select * from users where id = ${answer.userId}`;
  expect(row).toMatchObject({ handle: "ada-b", email: "Ada@Example.test", role: "member" });
  expect(row?.["password_hash"]).toMatch(/^\$2b\$04\$/);
  expect(
    withoutStep(await signIn({ email: "ada@example.TEST", password: PASSWORD }, HERE)).userId,
  ).toBe(answer.userId);
});

/** What a sign-up leaves behind, apart from ids and from what only its mail says. */
async function leftBehind(userId: string): Promise<unknown> {
  const links = await sql`select purpose, email from mailed_links where user_id = ${userId}`;
  const [account] = await sql`select state, email_state from users where id = ${userId}`;
  const events = await sql`
    select name, array(select jsonb_object_keys(payload) order by 1) as fields from events
    where payload->>'userId' = ${userId} order by name`;
  return { account, events, links: links.length };
}

test("a sign-up with the address of another account answers alike, and makes a second, unverified account", async () => {
  await member("holder");
  const second = await signUp(person({ email: "HOLDER@Example.Test" }), { address: "192.0.2.20" });
  const fresh = await signUp(person(), { address: "192.0.2.21" });
  expect(Object.keys(second.answer)).toEqual(Object.keys(fresh.answer));
  expect(await leftBehind(second.answer.userId)).toEqual(await leftBehind(fresh.answer.userId));
  expect(await leftBehind(fresh.answer.userId)).toMatchObject({
    account: { state: "active", email_state: "unverified" },
    links: 1,
  });
  const known = await sql`
    select payload->'known' as known from events
    where name = 'account.verify_email' and subject_id in (${second.answer.userId}, ${fresh.answer.userId}) order by id`;
  expect(known.map((row) => row["known"] as boolean)).toEqual([true, false]);
});

test("a sign-up with a taken handle in another case is refused", async () => {
  await signUp(person({ handle: "copper" }));
  const again = person({ handle: "CoPPer" });
  expect(await refusalOf(signUp(again))).toMatchObject({ code: "handle_taken", field: "handle" });
});

test("two people sign up with one e-mail at the same moment: both get an account, and the address is open", async () => {
  const email = "race@example.test";
  await Promise.all([signUp(person({ email })), signUp(person({ email }))]);
  const accounts = await sql`select email_state from users where email = ${email}`;
  expect(accounts.map((row) => row["email_state"] as string)).toEqual(["unverified", "unverified"]);
});

test("a sign-up form sent twice, also at once, opens one account", async () => {
  const input = person();
  const [one, two] = await Promise.all([signUp(input), signUp(input)]);
  expect(one.answer).toEqual(two.answer);
  expect((await signUp(input)).replayed).toBe(true);
  expect(await peopleWith(input.email)).toBe(1);
  expect(await welcomes(one.answer.userId)).toBe(1);
});

test("a demo person is not welcomed by mail", async () => {
  const { answer } = await signUp(person(), undefined, { demo: true });
  expect(await welcomes(answer.userId)).toBe(0);
});

test("a sign-up form's key found by a stranger cannot be used with another password", async () => {
  const input = person();
  await signUp(input);
  const theft = signUp({ ...input, password: "another fine sentence" });
  expect((await refusalOf(theft)).code).toBe("key_reused");
});

test.each([
  ["ab", "invalid_input"],
  ["a".repeat(31), "invalid_input"],
  ["-ada", "invalid_input"],
  ["ada-", "invalid_input"],
  ["a--da", "invalid_input"],
  ["a da", "invalid_input"],
  ["ädä", "invalid_input"],
  ["../etc", "invalid_input"],
  ["admin", "handle_reserved"],
  ["Support", "handle_reserved"],
  ["farthing-help", "handle_reserved"],
])("the handle %j is refused at sign-up: %s", async (handle, code) => {
  expect(await refusalOf(signUp(person({ handle })))).toMatchObject({ code, field: "handle" });
});

test.each([
  ["email", "nonsense"],
  ["email", "a@b"],
  ["email", `${"a".repeat(250)}@example.test`],
  ["name", "   "],
  ["name", "x".repeat(81)],
  ["name", "Ada\u202eByron"],
  ["password", "x".repeat(1001)],
])("the %s %j is refused at sign-up", async (field, value) => {
  const refusal = await refusalOf(signUp(person({ [field]: value })));
  expect(refusal).toMatchObject({ code: "invalid_input", field });
});

test("short and common passwords are refused before anything is stored", async () => {
  const short = person({ password: "ninechars" });
  expect(await refusalOf(signUp(short))).toMatchObject({
    code: "password_too_short",
    field: "password",
  });
  const common = person({ password: "Password2026!" });
  expect((await refusalOf(signUp(common))).code).toBe("password_too_common");
  expect(await peopleWith(common.email)).toBe(0);
});

test("one address opens a few accounts, then waits", async () => {
  const from = { address: "198.51.100.7" };
  await signUp(person(), from);
  await signUp(person(), from);
  const third = await refusalOf(signUp(person(), from));
  expect(third.code).toBe("too_many_attempts");
  expect(third.facts["retry_after_seconds"]).toMatch(/^\d+$/);
  await signUp(person(), { address: "198.51.100.8" });
});
