/** Staff invite a freelancer who came with an import: a link for each call, and none for people who can sign in. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { importedPerson } from "./imported-person.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

happensOnce("invite a freelancer of an import", async () => {
  const userId = await importedPerson();
  const made = { name: "people.invite" };
  return {
    call: (key) => invite(people.sol, { key, userId }),
    effect: () =>
      sql`select name from commands where answer->>'userId' = ${userId} and name = 'people.invite'`,
    once: [made],
    second: "done",
    both: [made, made],
  };
});

test("only staff invite, and only people who have not joined", async () => {
  const input = { key: newFormKey(), userId: people.lin.id };
  expect((await refusalOf(() => invite(people.ada, input))).code).toBe("not_found");
  expect((await refusalOf(invite(people.sol, input))).code).toBe("transition_refused");
});

test("a mailed invitation is limited to three a day; a link to pass on is not made where an address is known", async () => {
  const userId = await importedPerson();
  const mail = () =>
    invite(people.sol, { key: newFormKey(), userId, email: "painter@example.test" });
  for (let sent = 0; sent < 3; sent += 1) expect((await mail()).answer.mailed).toBe(true);
  expect((await refusalOf(mail())).code).toBe("invitation_limit");
  const link = invite(people.sol, { key: newFormKey(), userId });
  expect((await refusalOf(link)).code).toBe("invitation_has_address");
});

test("no invitation goes to a text that is no address, or to the address of another account", async () => {
  const userId = await importedPerson();
  const codeOf = async (email: string) =>
    (await refusalOf(() => invite(people.sol, { key: newFormKey(), userId, email }))).code;
  expect(await codeOf("not an address")).toBe("invalid_input");
  expect(await codeOf("ADA@example.test")).toBe("address_held");
});
