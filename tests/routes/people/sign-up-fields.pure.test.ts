/** The form to sign up: every wrong field is told at once, the password among them. */
import { expect, test } from "vitest";
import { readForm } from "#app/http/form.ts";
import { signUpFields } from "#app/routes/people/sign-up-fields.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const GOOD = {
  name: "Ada Byron",
  handle: "ada",
  email: "ada@example.test",
  password: "seven copper coins",
};

async function sent(changes: Partial<typeof GOOD>) {
  const body = new URLSearchParams({ ...GOOD, ...changes });
  return signUpFields(await readForm(new Request("http://localhost/x", { method: "POST", body })));
}

test("a good form is taken", async () => {
  expect(await sent({})).toEqual(GOOD);
});

test("a weak password is told together with the other wrong fields", async () => {
  const { code, problems } = await refusalOf(
    sent({ handle: "x", email: "ada", password: "Password2026!" }),
  );
  expect(code).toBe("invalid_input");
  expect(Object.keys(problems).sort()).toEqual(["email", "handle", "password"]);
});

test("a weak password alone is left to the command, which knows forms that were carried out before", async () => {
  expect(await sent({ password: "Password2026!" })).toMatchObject({ password: "Password2026!" });
});

test("a missing password is said in the form's own words", async () => {
  const { problems } = await refusalOf(sent({ password: "" }));
  expect(problems).toEqual({ password: "Please write a password." });
});
