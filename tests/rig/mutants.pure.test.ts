/** Tests that the list of mutants is up to date, and that the runner reports a mutant correctly. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { MUTANTS } from "./mutant-list.ts";
import { copyOf, fateOf, mutated, removeCopy } from "./mutated-checkout.ts";
import type { Mutant } from "./mutant.ts";

test.each(MUTANTS)("mutant “$name” changes one place of $file", (mutant) => {
  const source = readFileSync(mutant.file, "utf8");
  expect(mutated(source, mutant)).not.toBe(source);
  for (const file of mutant.tests) expect([file, existsSync(file)]).toEqual([file, true]);
});

test("every mutant has a name of its own in its file", () => {
  const names = MUTANTS.map(({ name, file }) => `${file} ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(64);
});

test("a place that is missing or there twice is an error", () => {
  const mutant: Mutant = { name: "toy", file: "toy.ts", find: "a", put: "b", tests: [] };
  expect(mutated("cat", mutant)).toBe("cbt");
  for (const source of ["", "aa"]) expect(() => mutated(source, mutant)).toThrow("not once");
});

const TOY = {
  source: "export const isAdult = (age: number) => age >= 18;\n",
  file: "app/toy.ts",
  test: "tests/toy.pure.test.ts",
  proof: [
    'import { expect, test } from "vitest";',
    'import { isAdult } from "#app/toy.ts";',
    'test("children are no adults", () => expect(isAdult(17)).toBe(false));',
  ].join("\n"),
};
const copies: string[] = [];
afterAll(() => copies.forEach(removeCopy));

test("a mutant is noticed when its tests fail, survives when they pass, and the source is put right again", async () => {
  const copy = copyOf(["package.json", "vitest.config.ts"]);
  copies.push(copy);
  for (const folder of ["app", "tests"]) mkdirSync(`${copy}/${folder}`);
  writeFileSync(`${copy}/${TOY.file}`, TOY.source);
  writeFileSync(`${copy}/${TOY.test}`, TOY.proof);
  const common = { name: "toy", file: TOY.file, tests: [TOY.test] };
  const [noticed, survived] = [
    await fateOf(copy, { ...common, find: ">= 18", put: ">= 17" }),
    await fateOf(copy, { ...common, find: ">= 18", put: "> 18" }),
  ];
  expect({ noticed, survived }).toEqual({ noticed: "noticed", survived: "survived" });
  expect(readFileSync(`${copy}/${TOY.file}`, "utf8")).toBe(TOY.source);
  const nobody = fateOf(copy, { ...common, find: ">= 18", put: "> 18", only: "adults pay" });
  await expect(nobody).rejects.toThrow("No test");
  // Four runs of vitest: a few seconds, much longer on a busy machine.
}, 120_000);
