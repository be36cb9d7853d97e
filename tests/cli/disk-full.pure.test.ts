/** A full disk is a sentence for the operator and a refusal for all others. */
import { expect, test } from "vitest";
import { whenDiskIsFull } from "#app/cli/disk-full.ts";
import { asRefusal } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { inWords } from "#db/embedded/problem.ts";

const full = (code: string) => Object.assign(new Error("could not extend file"), { code });

test.each([
  ["ENOSPC", /^The disk is full \(ENOSPC at \/data\/mail\)\. Make room/],
  ["EDQUOT", /^The disk is full \(EDQUOT at \/data\/mail\)/],
  ["53100", /^The disk of the database is full \(could not extend file\)\. Make room/],
])("%s is explained to the operator, also as the cause of another problem", (code, sentence) => {
  const problem = Object.assign(full(code), { path: "/data/mail" });
  expect(whenDiskIsFull(problem)).toMatch(sentence);
  expect(whenDiskIsFull(new Error("failed query", { cause: problem }))).toMatch(sentence);
});

test("problems other than a full disk are left alone", () => {
  expect(whenDiskIsFull(full("EACCES"))).toBeNull();
  expect(whenDiskIsFull(undefined)).toBeNull();
});

test.each(["ENOSPC", "EDQUOT", "53100"])(
  "%s becomes a refusal that says nothing was saved",
  (code) => {
    const refusal = asRefusal(full(code));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: "disk_full", status: 503 });
  },
);

test("the embedded server's message about a full disk becomes our sentence, all other messages stay", () => {
  const said = inWords("PostgreSQL did not start", ": No space left on device", "/data/pg");
  expect(said).toMatch(
    /^PostgreSQL did not start, because the disk that holds \/data\/pg is full\./,
  );
  expect(inWords("It did not start", ": no memory", "/data/pg")).toBe(
    "It did not start: no memory",
  );
});
