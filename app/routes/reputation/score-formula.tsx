/** How a score is computed, with the very numbers put in. */
import { PRIOR, formulaOf } from "#app/domain/reputation/score.ts";
import type { Score } from "#app/domain/reputation/score.ts";

export function ScoreFormula({ score, by }: { score: Score; by: string }) {
  const formula = formulaOf(score);
  return (
    <>
      <p className="prose">
        The score is the average of the stars that {by} gave, as if {PRIOR.reviews} more reviews
        with {PRIOR.stars} stars each stood beside them. So a single review moves it little, and
        many reviews move it all the way. Reviews between accounts in the same hands do not count.
      </p>
      <p className="prose">
        (sum of the stars + {PRIOR.reviews} × {PRIOR.stars}) ÷ (number of reviews + {PRIOR.reviews}
        ), rounded to two decimals, half up.
      </p>
      <p>
        {formula === null ? (
          "There is no review that counts yet, so there is no score."
        ) : (
          <span className="figures">{formula}</span>
        )}
      </p>
    </>
  );
}
