/** Which new passwords are good enough. */
import { expect, test } from "vitest";
import { COMMON_PASSWORDS } from "#app/domain/identity/guessable-passwords.ts";
import { requireGoodPassword } from "#app/domain/identity/password-rules.ts";

const ada = ["ada-byron", "ada.lovelace@example.test", "Ada Byron"];

function codeFor(password: string): string {
  try {
    requireGoodPassword(password, ada);
    return "good";
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

test.each(["", "short", "ninechars", "ååååååååå", "🪙🪙🪙🪙🪙🪙🪙🪙🪙"])(
  "%j is too short",
  (password) => {
    expect(codeFor(password)).toBe("password_too_short");
  },
);

test.each([
  "1234567890",
  "password123",
  "Password2026!",
  "P4$$w0rd2026",
  "passwordpassword",
  "qwertyuiop",
  "poiuytrewq",
  "1q2w3e4r5t6y",
  "aaaaaaaaaaaa",
  "abababababab",
  "abcdefghijkl",
  "ILOVEYOU2026",
  "!!!dragon!!!",
  "iloveyousomuch",
  "ada-byron",
  "ada-byron1815",
  "adalovelace1",
  "ada.lovelace@example.test",
  "AdaByron2026",
])("%j is what attackers try first", (password) => {
  expect(["password_too_common", "password_too_short"]).toContain(codeFor(password));
});

test.each([
  "seven copper coins",
  "correct horse stapler barn",
  "dragon eats 14 farthings",
  "zL9vQx2TbR",
  "påskehare i regn",
  "🪙 ten small coins 🪙",
])("%j is good", (password) => {
  expect(codeFor(password)).toBe("good");
});

test("the list is a list, in the form it is looked up in", () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(700);
  for (const word of COMMON_PASSWORDS) expect(word).toBe(word.normalize("NFKC").toLowerCase());
});
