/** Rules of a gig's questions and answers, and of its limit of orders in work: what prevents saving them. Pure. */
import type { FieldProblem } from "#app/domain/catalog/gig-rules.ts";
import { countCharacters, fitsIn, isBlank } from "#app/domain/kernel/text-length.ts";
import { FAQ_LIMITS, QUEUE_MOST } from "./faq.ts";
import type { FaqEntry } from "./faq.ts";

/** Fields are numbered by the place among the filled entries: `faq.1.question`. */
export function faqProblems(faq: readonly FaqEntry[]): FieldProblem[] {
  const asked = faq.map(({ question }) => question.toLocaleLowerCase("en"));
  const problems = faq.flatMap((entry, index) => {
    const field = `faq.${index + 1}`;
    return [
      isBlank(entry.question) && say(`${field}.question`, "Write the question too."),
      isBlank(entry.answer) && say(`${field}.answer`, "Write the answer too."),
      tooLong(`${field}.question`, "A question", entry.question, FAQ_LIMITS.question),
      tooLong(`${field}.answer`, "An answer", entry.answer, FAQ_LIMITS.answer),
      !isBlank(entry.question) &&
        asked.indexOf(asked[index] ?? "") < index &&
        say(`${field}.question`, "You answer this question twice."),
    ];
  });
  const { most } = FAQ_LIMITS;
  if (faq.length > most)
    problems.push(say("faq.1.question", `A gig answers at most ${most} questions.`));
  return problems.filter((problem) => problem !== false);
}

export function queueProblems(limit: number | null): FieldProblem[] {
  if (limit === null || (Number.isInteger(limit) && limit >= 1 && limit <= QUEUE_MOST)) return [];
  const most = QUEUE_MOST.toLocaleString("en");
  return [say("queueLimit", `Give a whole number from 1 to ${most}, or leave it empty.`)];
}

function tooLong(field: string, name: string, text: string, max: number): FieldProblem | false {
  return (
    !fitsIn(text, max) &&
    say(field, `${name} has at most ${max} characters; this is ${countCharacters(text)}.`)
  );
}

function say(field: string, sentence: string): FieldProblem {
  return { field, sentence };
}
