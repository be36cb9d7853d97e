/** Several checks of one form: what is refused, and in which words. */
import { expect, test } from "vitest";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const wrong = (field: string, sentence: string) => () =>
  refuse("invalid_input", { field, sentence });
const weak = () => refuse("password_too_short", { field: "password" });

test("checks without a refusal pass", async () => {
  const passed = refusedTogether(
    () => true,
    () => Promise.resolve(),
  );
  await expect(passed).resolves.toBeUndefined();
});

test("one refusal is thrown as it is", async () => {
  const refusal = await refusalOf(refusedTogether(() => true, weak));
  expect(refusal).toMatchObject({ code: "password_too_short", field: "password" });
});

test("several refusals become one: the first one's code, and the first sentence of each field", async () => {
  const refusal = await refusalOf(
    refusedTogether(
      wrong("name", "Write it."),
      weak,
      wrong("name", "Again."),
      wrong("email", "No."),
    ),
  );
  expect(refusal).toMatchObject({
    code: "invalid_input",
    field: "name",
    message: "Write it.",
    problems: { name: "Write it.", password: expect.stringContaining("10"), email: "No." },
  });
});

test("a refusal without a field, and every other problem, is thrown at once", async () => {
  let asked = false;
  const last = () => (asked = true);
  const many = refusedTogether(weak, () => refuse("too_many_attempts"), last);
  expect(await refusalOf(many)).toMatchObject({ code: "too_many_attempts" });
  await expect(
    refusedTogether(() => {
      throw new Error("broken");
    }, last),
  ).rejects.toThrow("broken");
  expect(asked).toBe(false);
});
