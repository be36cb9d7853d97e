/** Says when a task's earnings become available: at its release, some time later, or when its card money has cleared. */
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { When, writeDistance } from "#app/ui/page/when.tsx";

export interface ClearingTerms {
  clearingHours: number;
  fundsClearAt: Date | null;
  funding: "balance" | "card";
}

/** The frozen moment while it is in the future, otherwise null. */
export function cardMoneyAhead({ fundsClearAt }: Pick<ClearingTerms, "fundsClearAt">, now: Date) {
  return fundsClearAt !== null && fundsClearAt > now ? fundsClearAt : null;
}

export function EarningsWhen({ terms, now }: { terms: ClearingTerms; now: Date }) {
  const ahead = cardMoneyAhead(terms, now);
  const rest =
    terms.clearingHours === 0
      ? "as soon as they are released"
      : `${writeDistance(hoursAfter(now, terms.clearingHours).getTime() - now.getTime())} after their release`;
  if (ahead !== null)
    return (
      <>
        Available on <When at={ahead} /> at the earliest, because the order was paid with a recent
        card payment that can still be charged back. After that, available {rest}.
      </>
    );
  const old = terms.clearingHours > 0 && terms.fundsClearAt === null && terms.funding === "card";
  return <>{`Available ${rest}${old ? ", because the order was paid by card" : ""}`}</>;
}
