/** Under a gig's title: who offers it, and in one line what their record says. */
import type { SellerAnswers } from "#app/domain/reputation/answers.ts";
import { ANSWER_RULES } from "#app/domain/reputation/answers.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import { percentOf } from "#app/domain/reputation/share.ts";
import { answersValue } from "#app/routes/reputation/answer-words.ts";
import { LEVEL_NAMES, reviewsNote } from "#app/routes/reputation/record-words.ts";
import { SellerName } from "#app/ui/work/seller-name.tsx";

export interface SellerStripProps {
  seller: { handle: string; name: string; picture: string | null; hasPage: boolean };
  headline: string;
  record: SellerRecord;
  answers: SellerAnswers;
}

/** Of fewer orders a share says little: the record shows it with that word. */
const FEW = 5;

/** `Trusted seller · 4.62 from 18 reviews · 31 orders · 96 % of 31 on time · answers within 2 hours`. */
export function sellerSaid(record: SellerRecord, answers: SellerAnswers): string {
  const { score, level, orders, onTime } = record;
  const punctual = onTime.of < FEW ? null : percentOf(onTime);
  const said = [
    score.value === null ? null : `${score.value} ${reviewsNote(score)}`,
    orders === 0 ? null : `${orders.toLocaleString("en")} ${orders === 1 ? "order" : "orders"}`,
    punctual === null ? null : `${punctual} % of ${onTime.of.toLocaleString("en")} on time`,
    answers.of < ANSWER_RULES.enough || answers.seconds === null
      ? null
      : `answers ${answersValue(answers)}`,
  ].filter((each) => each !== null);
  return [level === "new" ? "New seller" : `${LEVEL_NAMES[level]} seller`, ...said].join(" · ");
}

export function SellerStrip({ seller, headline, record, answers }: SellerStripProps) {
  return (
    <>
      <span className="seller-strip">
        <SellerName freelancer={seller} />
        {headline === "" ? null : <span className="soft">{headline}</span>}
      </span>
      {seller.hasPage && (
        <a className="seller-said link" href="#record">
          {sellerSaid(record, answers)}
        </a>
      )}
    </>
  );
}
