/** Computes the score of a run of mutants by family, as the table in BENCHMARKS.md. */
import type { Fate } from "./mutated-checkout.ts";

export interface Outcome {
  family: string;
  /** `equivalent`: survived, and its row names the other guard; `unclear`: no test ran. */
  fate: Fate | "equivalent" | "unclear";
}

/** Equivalent mutants are listed beside the score and do not count. */
export function scoreTable(outcomes: readonly Outcome[]): string {
  const families = [...new Set(outcomes.map(({ family }) => family))];
  return [
    "| family | mutants | noticed | survived | equivalent | score |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...families.map((family) =>
      row(
        family,
        outcomes.filter((one) => one.family === family),
      ),
    ),
    row("all", outcomes),
  ].join("\n");
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const count = (...fates: Outcome["fate"][]) =>
    outcomes.filter(({ fate }) => fates.includes(fate)).length;
  const [noticed, missed] = [count("noticed"), count("survived", "unclear")];
  const score = Math.floor((100 * noticed) / Math.max(1, noticed + missed));
  return `| ${name} | ${outcomes.length} | ${noticed} | ${missed} | ${count("equivalent")} | ${score} % |`;
}
