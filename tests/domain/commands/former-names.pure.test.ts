/** The table of former command names against the present table. */
import { expect, test } from "vitest";
import { COMMAND_NAMES } from "#app/domain/commands/command-names.ts";
import { FORMER_NAMES, nameToday } from "#app/domain/commands/former-names.ts";

test("every former command name leads to a present one, no two to the same, and none is in use for another command", () => {
  const today = [...FORMER_NAMES.values()];
  expect(today.filter((name) => !COMMAND_NAMES.includes(name))).toEqual([]);
  expect(new Set(today).size).toBe(today.length);
  expect([...FORMER_NAMES.keys()].filter((name) => COMMAND_NAMES.includes(name))).toEqual([]);
});

test("a command name that never changed stays as it is", () => {
  expect(nameToday("payouts.sweep")).toBe("payouts.sweep");
  expect(nameToday("identity.signUp")).toBe("people.sign_up");
});
