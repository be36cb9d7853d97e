/** Every ability that asks for a step-up: with a stolen cookie alone its command is refused, whatever else is right. */
import { beforeAll, describe, expect, test } from "vitest";
import { ABILITIES } from "#app/domain/access/abilities.ts";
import type { Ability } from "#app/domain/access/abilities.ts";
import type { AbilityRow } from "#app/domain/access/ability-row.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { COMMAND_NAMES } from "#app/domain/commands/command-names.ts";
import type { CommandName } from "#app/domain/commands/command-names.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
let thief: UserActor;
let owner: UserActor;

/** The actor of a session that began six minutes ago, and of one that has just begun. */
beforeAll(async () => {
  const sol = await person("sol", "staff");
  thief = await onPage(sol.id);
  await database.owner`update sessions set stepped_up_at = stepped_up_at - interval '6 minutes'`;
  owner = await onPage(sol.id);
});

async function onPage(userId: string): Promise<UserActor> {
  const from = { address: "192.0.2.1", agent: "Test" };
  const found = await findSession((await startSession(userId, "second_factor", from)).token);
  if (found === null) throw new Error("The session has just begun.");
  return found.signedIn.actor;
}

const STRICT = (Object.keys(ABILITIES) as Ability[]).filter(
  (name) => (ABILITIES[name] as AbilityRow).stepUp === true,
);

/** What the product promises: money out, where it goes, the ways in, programs, and what staff decide. */
const PROMISED = [
  "payouts.withdraw",
  "payouts.save_method",
  "payouts.remove_method",
  "payouts.choose_preferences",
  "security.change_password",
  "security.create_token",
  "security.stop_recovery",
  "webhooks.add",
  "webhooks.rotate_secret",
  "people.set_role",
  "disputes.rule",
  "commission.publish",
  "deposits.assign_suspense",
  "people.suspend",
];

test("every deed that a thief would want asks for a step-up", () => {
  expect(STRICT).toEqual(expect.arrayContaining(PROMISED));
});

describe.each(STRICT)("%s", (ability) => {
  const name = (COMMAND_NAMES.includes(ability) ? ability : "people.set_role") as CommandName;
  const carriedOut = (actor: UserActor) =>
    command({ name, ability, actor, key: newFormKey(), input: {} }, async () => ({}));

  test("the command is refused with a stolen cookie alone, and carried out after a fresh proof", async () => {
    expect((await refusalOf(carriedOut(thief))).code).toBe("step_up_required");
    expect((await carriedOut(owner)).answer).toEqual({});
  });
});
