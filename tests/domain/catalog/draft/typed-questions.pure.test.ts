/** The questions of a gig as fields of its form: read, written, and left alone where nothing is said of them. */
import { expect, test } from "vitest";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { typedGig } from "#app/domain/catalog/draft/typed-gig.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { asked } from "#app/domain/catalog/questions/question.ts";
import { QUESTIONS } from "#tests/kit/asking-gig.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

const gig = (change: Partial<GigContent> = {}): GigContent => ({ ...sampleContent(), ...change });
const read = (typed: Record<string, string>) => readTyped(typed, "package");

test("questions come back from the form as they went into it", () => {
  const { content, wrong, missing } = read(typedGig(gig({ questions: QUESTIONS })));
  expect(content.questions).toEqual(QUESTIONS);
  expect({ ...wrong, ...missing }).toEqual({});
});

test("a draft that says nothing of questions leaves those of the gig, and empty fields take them away", () => {
  expect(read(typedGig(gig())).content.questions).toBeUndefined();
  expect(read(typedGig(gig({ questions: [] }))).content.questions).toEqual([]);
});

test("a problem of a question is said at its own place, whichever places before it are empty", () => {
  const problems = (fields: Record<string, string>) => {
    const { wrong, missing } = read({ ...typedGig(gig({ questions: [] })), ...fields });
    return Object.keys({ ...wrong, ...missing });
  };
  const choice = { "question.4.ask": "Which metal?", "question.4.kind": "choice" };
  expect(problems({ ...choice, "question.4.options": "Copper\n copper  \nTin" })).toEqual([]);
  expect(problems({ ...choice, "question.4.options": "Copper\nCopper" })).toEqual([
    "question.4.options",
  ]);
  expect(problems({ "question.2.options": "Copper\nTin" })).toEqual(["question.2.ask"]);
  expect(problems({ "question.3.ask": "a".repeat(201) })).toEqual(["question.3.ask"]);
  expect(problems({ "question.3.ask": "Why?", "question.3.kind": "video" })).toEqual([
    "question.3.kind",
  ]);
  const twice = { "question.1.ask": "Why?", "question.6.ask": " Why? " };
  expect(problems(twice)).toEqual(["question.6.ask"]);
});

test("a question keeps its key when its place or its need changes, and gets another when its words do", () => {
  const [first, second] = QUESTIONS;
  if (first === undefined || second === undefined) throw new Error("There are four questions.");
  const keys = (questions: typeof QUESTIONS) => asked(questions).map(({ key }) => key);
  const [one, two] = keys([first, second]);
  expect(keys([second, { ...first, required: false }])).toEqual([two, one]);
  expect(keys([{ ...first, ask: `${first.ask} Please.` }])).not.toEqual([one]);
});
