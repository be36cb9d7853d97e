/** SECURITY.md is true: its files, tests, settings and words exist, and every item of the three chapters is there once. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("SECURITY.md", "utf8");
const read = (path: string) => readFileSync(path, "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** The numbers of a first cell; `1.2.6–1.2.8` is three. */
function items(cell: string): string[] {
  return cell.split(/, /).flatMap((part) => {
    const [first = "", last = first] = part.split("–");
    const [chapter, section, from] = first.split(".").map((word) => Number.parseInt(word, 10));
    const [, lastSection, to] = last.split(".").map((word) => Number.parseInt(word, 10));
    if (from === undefined || to === undefined || section !== lastSection) return [part];
    return Array.from({ length: to - from + 1 }, (_, at) => `${chapter}.${section}.${from + at}`);
  });
}

test("every file that the page names exists", () => {
  const files = [
    ...page.matchAll(/`([\w.@/-]+\/[\w./-]+\.\w+|[\w.-]+\.(?:md|json|example))`/g),
  ].map(([, path = ""]) => path);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
});

test("every test that the page names exists in its file", () => {
  const named = [...page.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)];
  expect(named.length).toBeGreaterThan(35);
  const missing = named.filter(([, path = "", name = ""]) => !read(path).includes(`"${name}"`));
  expect(missing.map(([row]) => row)).toEqual([]);
});

test("an item of the three chapters that is met names its test, and no item stands twice", () => {
  const untested = rows.filter(
    ([, item = "", , , status, , proof]) =>
      /^[678]\./.test(item) && status === "met" && proof === "",
  );
  expect(untested.map(([, item]) => item)).toEqual([]);
  const all = rows.flatMap(([, item = ""]) => items(item));
  expect(all.filter((item, at) => all.indexOf(item) !== at)).toEqual([]);
});

test("every item of the levels 1 and 2 of authentication, sessions and authorization has a row", () => {
  const wanted = `6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
    7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-1 8.4.1-1`;
  const numbers = wanted
    .split(/\s+/)
    .flatMap((part) => items(part.replace(/(\d+\.\d+\.)(\d+)-(\d+)/, "$1$2–$1$3")));
  const there = rows.map(([, item = ""]) => item).filter((item) => /^[678]\./.test(item));
  expect(there).toEqual(numbers);
});

test("the words for a status are four, and what is partly met says why", () => {
  const words = rows.map(([, item = "", two, , four]) => (/^[678]\./.test(item) ? four : two));
  expect(new Set(words)).toEqual(new Set(["met", "not applicable", "not met", "partly"]));
});

test("the settings that the page names exist", () => {
  const named = [...page.matchAll(/`([A-Z]{2,}(?:_[A-Z]+)+)`(?: \((\d+)\))?/g)];
  const example = read(".env.example");
  expect(named.length).toBeGreaterThan(5);
  for (const [, name = "", fallback] of named)
    expect(example).toMatch(new RegExp(`^#? ?${name}=${fallback ?? ""}`, "m"));
});

test("the page lists the words of the site that no password may be made of", () => {
  const [, words = ""] =
    /SITE_WORDS = \[([^\]]+)\]/.exec(read("app/domain/security/password-rules.ts")) ?? [];
  const list = [...words.matchAll(/"(\w+)"/g)].map(([, word]) => word).join(", ");
  expect(page.replaceAll(/\s+/g, " ")).toContain(
    `words of the site: ${list}, and the demo's password`,
  );
});

test("the page names every file that starts a session", () => {
  const starting = globSync("app/**/*.{ts,tsx}")
    .filter((path) => /\bstartSession\(/.test(read(path)))
    .sort();
  // Password, second step and passkey meet in `begin-session.ts`. The others are sign-ups by passkey or password and accepted
  // invitations, whose password or passkey was set a moment before.
  expect(starting).toEqual([
    "app/domain/security/begin-session.ts",
    "app/domain/security/sessions.ts",
    "app/routes/people/begin-as-owner.ts",
    "app/routes/people/passkey-sign-up.ts",
    "app/routes/people/sign-up.tsx",
  ]);
});

test("every password field is masked and open to password managers", () => {
  const fields = globSync("app/**/*.tsx").flatMap((path) =>
    [...read(path).matchAll(/<(?:TextField|input)\b[^>]*?name="\w*[pP]assword\w*"[^>]*>/gs)].map(
      ([field]) => `${path}: ${field}`,
    ),
  );
  expect(fields.length).toBeGreaterThan(3);
  expect(
    fields.filter(
      (field) =>
        !/type="password"/.test(field) || !/autoComplete="(?:current|new)-password"/.test(field),
    ),
  ).toEqual([]);
  expect(read("app/enhance.js")).not.toMatch(/paste/);
});

test("no rule refuses a password because of its age", () => {
  const readers = globSync("app/**/*.{ts,tsx}").filter((path) =>
    /password_?[cC]hanged_?[aA]t/.test(read(path)),
  );
  // Written with a new password, shown on the security page, the start of a rest of payouts, compared with the browsers a person signed in from before it, and with what the buyer authorised before it.
  expect(readers.sort()).toEqual([
    "app/domain/agreements/still-authorised.ts",
    "app/domain/security/note-sign-in.ts",
    "app/domain/security/passkeys/sign-in-with-passkey.ts",
    "app/domain/security/payout-freeze.ts",
    "app/domain/security/second-step.ts",
    "app/domain/security/security-page.ts",
    "app/domain/security/set-password.ts",
    "app/domain/security/sign-in-limits.ts",
    "app/domain/security/sign-in.ts",
    "app/routes/settings/ways-in.tsx",
  ]);
});

test("no column of the store has a hint or an answer to a secret question", () => {
  const schema = globSync("db/schema/*.ts").map(read).join("\n");
  expect(schema).not.toMatch(/hint|secret_question|security_question|mother/i);
});
