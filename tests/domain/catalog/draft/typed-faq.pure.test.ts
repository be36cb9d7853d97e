/** A gig's questions and answers in its form: places, moves, and what cannot be right. */
import { describe, expect, test } from "vitest";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { stepFaq, typedFaq } from "#app/domain/catalog/draft/typed-faq.ts";
import { emptyGig, typedGig } from "#app/domain/catalog/draft/typed-gig.ts";
import { faqProblems, queueProblems } from "#app/domain/catalog/faq/faq-rules.ts";

const faq = [
  { question: "Do you draw coins?", answer: "Yes, since 1860." },
  { question: "In gold?", answer: "In copper." },
  { question: "By Friday?", answer: "By Monday." },
];
const questionsOf = (typed: Record<string, string>) =>
  readTyped({ ...emptyGig("package"), ...typed }, "package").content.faq?.map(
    ({ question }) => question,
  );

test("entries keep their order through the form, and empty places between them are left out", () => {
  const typed = typedFaq(faq);
  expect(questionsOf(typed)).toEqual(faq.map(({ question }) => question));
  const gap = { ...typed, "faq.2.question": "", "faq.2.answer": " " };
  expect(questionsOf(gap)).toEqual(["Do you draw coins?", "By Friday?"]);
});

test.each([
  ["up", 2, ["In gold?", "Do you draw coins?", "By Friday?"]],
  ["up", 1, ["Do you draw coins?", "In gold?", "By Friday?"]],
  ["down", 2, ["Do you draw coins?", "By Friday?", "In gold?"]],
  ["down", 3, ["Do you draw coins?", "In gold?", "By Friday?"]],
  ["drop", 1, ["In gold?", "By Friday?"]],
  ["drop", 9, ["Do you draw coins?", "In gold?", "By Friday?"]],
] as const)("a step %s at place %i", (step, slot, after) => {
  expect(questionsOf(stepFaq(typedFaq(faq), { step, slot }))).toEqual(after);
});

test("a draft that says nothing of questions or of the limit leaves those of the gig", () => {
  const { faq: _, queueLimit: __, ...bare } = readTyped(emptyGig("unit"), "unit").content;
  const typed = typedGig(bare);
  expect(readTyped(typed, "unit").content).not.toHaveProperty("faq");
  expect(readTyped(typed, "unit").content).not.toHaveProperty("queueLimit");
  expect(readTyped({ ...typed, queueLimit: "" }, "unit").content.queueLimit).toBeNull();
  expect(readTyped({ ...typed, queueLimit: "7" }, "unit").content.queueLimit).toBe(7);
});

describe("a field that cannot be right has its sentence", () => {
  test("half an entry is missing its other half", () => {
    const typed = { ...emptyGig("unit"), "faq.3.question": "In gold?" };
    expect(readTyped(typed, "unit").missing).toMatchObject({
      "faq.3.answer": "Write the answer too.",
    });
  });

  test("too many entries, long ones, and a question answered twice", () => {
    const many = Array.from({ length: 11 }, (_, n) => ({ question: `Q${n}?`, answer: "Yes." }));
    expect(faqProblems(many).map(({ field }) => field)).toEqual(["faq.1.question"]);
    const long = [{ question: "q".repeat(201), answer: "a".repeat(1001) }];
    expect(faqProblems(long).map(({ field }) => field)).toEqual(["faq.1.question", "faq.1.answer"]);
    const twice = [...faq, { question: "in GOLD?", answer: "No." }];
    expect(faqProblems(twice).map(({ field }) => field)).toEqual(["faq.4.question"]);
  });

  test("a limit of none, of too many, and of half an order", () => {
    expect([0, 1001, 1.5].map((limit) => queueProblems(limit).length)).toEqual([1, 1, 1]);
    expect([null, 1, 1000].map((limit) => queueProblems(limit).length)).toEqual([0, 0, 0]);
    const typed = { ...emptyGig("unit"), queueLimit: "two" };
    expect(readTyped(typed, "unit").wrong["queueLimit"]).toBe("Give a whole number.");
  });
});
