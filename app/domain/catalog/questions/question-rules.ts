/** Rules of the questions that a gig asks: what prevents saving them. Pure. */
import type { FieldProblem } from "#app/domain/catalog/gig-rules.ts";
import { countCharacters, fitsIn, isBlank } from "#app/domain/kernel/text-length.ts";
import { asked, QUESTION_LIMITS } from "./question.ts";
import type { GigQuestion } from "./question.ts";

/** Fields are numbered by the place among the filled questions: `question.1.ask`. */
export function questionProblems(questions: readonly GigQuestion[]): FieldProblem[] {
  const keys = asked(questions).map(({ key }) => key);
  const problems = questions.flatMap((question, index) => {
    const field = `question.${index + 1}`;
    const twice = keys.indexOf(keys[index] ?? "") < index;
    return [
      twice && say(`${field}.ask`, "You ask this twice."),
      ...askProblems(field, question),
      ...optionProblems(`${field}.options`, question),
    ];
  });
  const { most } = QUESTION_LIMITS;
  if (questions.length > most)
    problems.push(say("question.1.ask", `A gig asks at most ${most} questions.`));
  return problems.filter((problem) => problem !== false);
}

function askProblems(field: string, { ask }: GigQuestion): Array<FieldProblem | false> {
  const max = QUESTION_LIMITS.ask;
  return [
    isBlank(ask) && say(`${field}.ask`, "Write what you ask the buyer."),
    !fitsIn(ask, max) &&
      say(
        `${field}.ask`,
        `A question has at most ${max} characters; this is ${countCharacters(ask)}.`,
      ),
  ];
}

function optionProblems(
  field: string,
  { kind, options }: GigQuestion,
): Array<FieldProblem | false> {
  if (kind !== "choice") return [];
  const { min, max, length } = QUESTION_LIMITS.options;
  return [
    options.length < min && say(field, "Give at least two answers to choose from, one a line."),
    options.length > max && say(field, `Give at most ${max} answers to choose from.`),
    options.some((option) => isBlank(option) || !fitsIn(option, length)) &&
      say(field, `Each answer to choose from has 1 to ${length} characters.`),
  ];
}

function say(field: string, sentence: string): FieldProblem {
  return { field, sentence };
}
