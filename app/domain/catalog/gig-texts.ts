/** The texts of a gig: brought into their one form, and the field of each in the gig's form. Pure. */
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import type { GigContent } from "./gig-content.ts";
import type { FieldProblem } from "./gig-rules.ts";
import type { FaqEntry } from "./faq/faq.ts";
import type { GigQuestion } from "./questions/question.ts";

/** The content as it is stored; its command hashes it as it was sent. */
export function tidyGig<C extends GigContent>(content: C): C {
  const { offer } = content;
  return {
    ...content,
    title: tidyLine(content.title),
    description: tidyText(content.description),
    buyerBrief: tidyText(content.buyerBrief),
    tags: content.tags.map(tidyLine),
    ...(content.questions === undefined ? {} : { questions: content.questions.map(tidyQuestion) }),
    ...(content.faq === undefined ? {} : { faq: content.faq.map(tidyEntry) }),
    offer:
      offer.kind === "unit"
        ? { ...offer, unitName: tidyLine(offer.unitName) }
        : {
            ...offer,
            packages: offer.packages.map((each) => ({
              ...each,
              title: tidyLine(each.title),
              description: tidyText(each.description),
            })),
            extras: offer.extras.map((each) => ({ ...each, title: tidyLine(each.title) })),
          },
  };
}

function tidyEntry({ question, answer }: FaqEntry): FaqEntry {
  return { question: tidyLine(question), answer: tidyText(answer) };
}

function tidyQuestion(question: GigQuestion): GigQuestion {
  return { ...question, ask: tidyLine(question.ask), options: question.options.map(tidyLine) };
}

/** Texts of one line take less than others, such as no private characters. */
export function titleProblems({
  title,
  tags,
  questions = [],
  faq = [],
}: GigContent): FieldProblem[] {
  const lines: Array<[string, string]> = [
    ["title", title],
    ...tags.map((tag) => ["tags", tag] as [string, string]),
    ...faq.map(({ question }, index): [string, string] => [`faq.${index + 1}.question`, question]),
    ...questions.flatMap(({ ask, options }, index): Array<[string, string]> => [
      [`question.${index + 1}.ask`, ask],
      ...options.map((option): [string, string] => [`question.${index + 1}.options`, option]),
    ]),
  ];
  return lines.flatMap(([field, text]) => {
    const problem = firstProblem(text, "one");
    return problem === null ? [] : [{ field, sentence: problem.sentence }];
  });
}

/** The form's field of a text by its path in the content: `offer.packages.1.title` is `standard.title`. */
export function gigField({ offer }: GigContent) {
  return (path: string[]): string | undefined => {
    const [list, place = "", last = ""] = path.slice(-3);
    if (list === "packages" && offer.kind === "package")
      return `${offer.packages[Number.parseInt(place, 10)]?.tier ?? "basic"}.${last}`;
    if (list === "extras") return `extra.${Number.parseInt(place, 10) + 1}.${last}`;
    const [, where, nth, part] = /(?:^|\.)(questions|faq)\.(\d+)\.(\w+)/.exec(path.join(".")) ?? [];
    if (nth !== undefined && part !== undefined)
      return `${where === "faq" ? "faq" : "question"}.${Number.parseInt(nth, 10) + 1}.${part}`;
    return path.findLast((name) => !/^\d+$/.test(name));
  };
}
