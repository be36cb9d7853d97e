/** Keys from outside: which page or operation accepts which, and that none equals a key of the system. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { formKey, isProgramKey, programKey } from "#app/domain/commands/sent-key.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

test("a form's key is accepted in the form of every release, and in no other form", async () => {
  for (const key of [newFormKey(), "0f8fad5b-d9cb-469f-a165-70867728950e"])
    expect(formKey([key])).toBe(key);
  const [one, two] = [newFormKey(), newFormKey()];
  const wrong = [
    [],
    [""],
    ["k"],
    [one, two],
    [one, one],
    [one.toUpperCase()],
    [`${one} `],
    [`${one}\n`],
    [`api:${one}`],
    ["x".repeat(36)],
    ["x".repeat(101)],
  ];
  for (const texts of wrong)
    expect([texts, (await refusalOf(() => formKey(texts))).code]).toEqual([texts, "key_invalid"]);
});

test("a program's key is 8 to 100 visible ASCII characters", async () => {
  for (const key of ["12345678", "!~!~!~!~", "x".repeat(100), newFormKey(), "api:api:"])
    expect(programKey(key)).toBe(`api:${key}`);
  for (const key of [
    null,
    "",
    "1234567",
    "x".repeat(101),
    "with a space",
    "zwölf-zwölf",
    "1234567\t",
  ])
    expect((await refusalOf(() => programKey(key))).code).toBe("idempotency_key_required");
});

/** Beginnings that are no constant text, each with the reason why no person can have sent the whole. */
const COMPOSED: Record<string, string> = {
  "${parties.you}:": "begins with a person's id; only the sandbox's one member of staff uses it",
  "${key}:": "the key before it begins with `sandbox:`",
};

/** Texts with an insertion and plain ones; the first group is the beginning, up to a colon or a space. */
const WRITTEN = [/`((?:\$\{[^}]*\})?[\w-]*[: ])[^`]*`/g, /"([\w-]+:)[^"]*"/g];
const ABOUT_A_KEY = /\bkey(?: =|:)|newFormKey\(\) :|: newFormKey\(\)/;

/** The beginning of every key the system writes out itself, by file. */
function systemKeys(): Array<[file: string, start: string]> {
  return ["domain", "cli", "processes", "worker"].flatMap((room) =>
    readdirSync(`app/${room}`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => {
        const lines = readFileSync(`app/${room}/${file}`, "utf8").split("\n");
        const near = lines.filter(
          (line, at) => ABOUT_A_KEY.test(line) || /Key\([^)]*\): string/.test(lines[at - 1] ?? ""),
        );
        return near.flatMap((line) =>
          WRITTEN.flatMap((text) => [...line.matchAll(text)]).map(
            ([, start = ""]): [string, string] => [`${room}/${file}`, start],
          ),
        );
      }),
  );
}

test("no key the system writes has the shape of a form's key or the prefix of a program's", () => {
  const found = systemKeys();
  const starts = new Set(found.map(([, start]) => start));
  // An empty result would mean that no file was read.
  for (const start of ["filling:", "batch:", "cards:", "bank:", "new-browser:", "import ", "demo:"])
    expect(starts).toContain(start);
  for (const [file, start] of found) {
    const composed = start.startsWith("${");
    expect([file, composed ? COMPOSED[start] : start]).toEqual([file, expect.any(String)]);
    // The beginning ends with a colon or a space, and a form's key has neither.
    expect([file, isProgramKey(start)]).toEqual([file, false]);
  }
});
