/** Texts in a command's input: judged wherever they stand, when a person sent them. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unreadable } from "#app/domain/commands/unreadable-input.ts";
import { CLOCK, OPERATOR, VISITOR } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";

const TURNED = "invoice\u202Egnp.exe";

function judged(input: unknown, actor: Actor = VISITOR, key = newFormKey()) {
  return unreadable({ name: "test.texts", actor, key, input });
}

test.each([
  ["a field", { note: TURNED }, "note"],
  ["a list", { tags: ["ink", TURNED] }, "tags"],
  ["a list of objects", { rates: [{ reason: TURNED }] }, "reason"],
])("a text in %s is refused at its field", (_, input, field) => {
  expect(judged(input)).toMatchObject({ code: "text_direction", field });
});

test("dates, amounts, missing values and texts of every script are taken", () => {
  const input = {
    at: new Date(),
    micros: 5n,
    none: null,
    absent: undefined,
    name: "Ali\u200CReza",
  };
  expect(judged(input)).toBeNull();
});

test("the operator is judged; the clock and what the worker does for a person are not", () => {
  expect(judged({ reason: TURNED }, OPERATOR)).not.toBeNull();
  expect(judged({ reason: TURNED }, CLOCK)).toBeNull();
  expect(judged({ note: TURNED }, VISITOR, "batch:bat_1:1")).toBeNull();
});
