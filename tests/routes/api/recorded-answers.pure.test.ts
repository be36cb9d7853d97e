/** Recorded results of reads and their answers, letter by letter, for every kind of answer with an amount, a moment or a large number. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { written } from "#app/http/written.ts";

interface Recorded {
  operation: string;
  /** JSON, with `{"$big": "1"}` for a bigint and `{"$date": "…"}` for a moment. */
  read: unknown;
  answer: string;
}

const FILE = new URL("../../fixtures/api-answers.json", import.meta.url);
const RECORDED = JSON.parse(readFileSync(FILE, "utf8"), revive) as Recorded[];

function revive(_key: string, value: unknown): unknown {
  const { $big, $date } = (value ?? {}) as { $big?: string; $date?: string };
  if ($big !== undefined) return BigInt($big);
  return $date === undefined ? value : new Date($date);
}

test.each(RECORDED)("$operation answers as it was recorded", ({ operation, read, answer }) => {
  const shape = OPERATIONS.find(({ id }) => id === operation)?.answer;
  if (shape === undefined) throw new Error(`${operation} has no answer.`);
  expect(JSON.stringify(written(shape, read))).toBe(answer);
});
