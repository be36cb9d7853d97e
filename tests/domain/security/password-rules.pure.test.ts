/** The rules for new passwords. */
import { expect, test } from "vitest";
import { commonPasswords } from "#app/domain/security/password-ranks.ts";
import { WORDS } from "#app/domain/security/guessable-passwords.ts";
import { requireGoodPassword } from "#app/domain/security/password-rules.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { overrideEnv } from "#app/env.server.ts";

const ada = ["ada-byron", "ada.lovelace@example.test", "Ada Byron"];

function refusalFor(password: string): Refusal | null {
  try {
    requireGoodPassword(password, ada);
    return null;
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
}

function codeFor(password: string): string {
  return refusalFor(password)?.code ?? "good";
}

test.each(["", "short", "ninechars", "ååååååååå", "🪙🪙🪙🪙🪙🪙🪙🪙🪙"])(
  "the password %j is too short",
  (password) => {
    expect(codeFor(password)).toBe("password_too_short");
  },
);

/** Each kind of password that is guessed early, with the reason given. */
const GUESSABLE: Record<string, string[]> = {
  common: [
    "password123",
    "9876543210",
    "basketball",
    "passwordpassword",
    "i love you",
    "correcthorsebatterystaple",
    "3rJs1la7qE",
  ],
  decorated: [
    "Password2026!",
    "P4$$w0rd2026",
    "P@ssw0rd12345",
    "drowssap12345",
    "letmein1234567",
    "ILOVEYOU2026",
    "!!!dragon!!!",
    "dragonmonkey",
  ],
  row: [
    "123456789!",
    "qwertyuiop",
    "qwertyuiop12",
    "poiuytrewqq",
    "asdfghjkl;'1",
    "1q2w3e4r5t!!",
    "aaaaaaaaaaaa",
    "abababababab",
    "abcdefghijkl",
    "2468013579",
  ],
  date: [
    "2026-11-29",
    "2026/11/29",
    "29.11.2026",
    "11-29-2026",
    "29112026!!",
    "20261129 1130",
    "2026-11-29T11:30",
    "November 29, 2026",
    "29nov2026!",
    "29th of November 2026",
    "Sunday 29 November",
    "29 de novembro de 2026",
    "30. März 2026",
  ],
  own: [
    "ada-byron1815",
    "adalovelace1",
    "ada.lovelace@example.test",
    "AdaByron2026",
    "ByronAda99!",
    "@d4byr0n!!",
  ],
  site: ["Farthing2026!", "f4rth1ng-1234", "farthing farthing"],
};

test.each(Object.entries(GUESSABLE).flatMap(([why, all]) => all.map((each) => [each, why])))(
  "the password %j is refused, and the reason is: %s",
  (password, why) => {
    const refusal = refusalFor(password);
    expect([refusal?.code, refusal?.facts["reason"]]).toEqual(["password_too_common", why]);
  },
);

test("a password of digits up and down again is refused", () => {
  expect(codeFor("1234554321")).toBe("password_too_common");
});

test("a refused password's sentence says why, and what would be good", () => {
  expect(refusalFor("2026-11-29")?.message).toBe(
    "A date is guessed quickly, however it is written. Please choose another: four words that have nothing to do with each other are good.",
  );
});

test("the demo's password is refused at a public address, and accepted where only this machine can reach it", () => {
  const forms = ["copper-wren-1956", "Copper-Wren-1956!"];
  expect(forms.map(codeFor)).toEqual(["good", "good"]);
  const restore = overrideEnv({ publicOrigin: "https://farthing.example" });
  expect(forms.map(codeFor)).toEqual(["password_too_common", "password_too_common"]);
  restore();
});

test("every listed password that is long enough is refused, also with a digit behind it; they are far more than 3000", () => {
  const long = [...commonPasswords().keys()].filter((text) => text.length >= 10);
  expect(long.length).toBeGreaterThan(25_000);
  const sample = long.filter((_, n) => n % 40 === 0);
  expect(sample.filter((text) => codeFor(text) === "good")).toEqual([]);
  const usual = sample.filter((text) => text.length <= 20);
  expect(usual.filter((text) => codeFor(`${text}1`) === "good")).toEqual([]);
});

test("each word written down by hand is refused as a password with a year and a sign behind it too", () => {
  const dated = WORDS.map((word) => `${word}2026!`).filter((text) => text.length >= 10);
  expect(dated.filter((text) => codeFor(text) === "good")).toEqual([]);
});

test("a password of a thousand characters is judged by its ends", () => {
  expect(codeFor("letmein1234567".repeat(70))).toBe("password_too_common");
  expect(codeFor("a".repeat(1000))).toBe("password_too_common");
  expect(codeFor(`${"a".repeat(900)} seven copper coins`)).toBe("good");
});

test.each([
  "seven copper coins",
  "correct horse stapler barn",
  "dragon eats 14 farthings",
  "zL9vQx2TbR",
  "påskehare i regn",
  "🪙 ten small coins 🪙",
])("the password %j is good", (password) => {
  expect(codeFor(password)).toBe("good");
});

test("the list of common passwords is in the form it is looked up in", () => {
  const words = [...commonPasswords().keys()];
  expect(words.filter((word) => word !== word.normalize("NFKC").toLowerCase())).toEqual([]);
});
