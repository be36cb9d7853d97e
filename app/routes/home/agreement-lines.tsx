/** The lines about offers and changes to answer, and proposals to choose from. */
import type { AgreementNeed } from "#app/domain/home/agreement-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import { When } from "#app/ui/page/when.tsx";
import type { NeedLine } from "./need-line.ts";

export function agreementLine(need: AgreementNeed): NeedLine {
  const { kind, id, title, other, unconfirmed, proposals, endsAt, currency, micros } = need;
  const ends = <When at={endsAt} />;
  const rest = { id, at: endsAt, amount: micros === null ? null : money(micros, currency) };
  if (unconfirmed)
    return {
      ...rest,
      title:
        kind === "offer"
          ? `Confirm your offer again: ${title}`
          : `Confirm your proposal again: ${title}`,
      href: kind === "offer" ? `/offers/${id}` : `/changes/${id}`,
      words: (
        <>
          After you sent it, your account was secured, or the session or token it came from was
          ended. {other} cannot accept it until you confirm it. It ends on {ends}.
        </>
      ),
    };
  if (kind === "offer")
    return {
      ...rest,
      title: `Answer ${other}’s offer: ${title}`,
      href: `/offers/${id}`,
      words: <>Accept it, answer with a version of your own, or decline. It stands until {ends}.</>,
    };
  if (kind === "change")
    return {
      ...rest,
      title: `Answer ${other}’s proposal: ${title}`,
      href: `/changes/${id}`,
      words: (
        <>
          They want to change the order. You can accept it until {ends}; without your yes everything
          stays as agreed.
        </>
      ),
    };
  const count = proposals === 1 ? "1 proposal" : `${proposals} proposals`;
  return {
    ...rest,
    title: `Choose from ${count}: ${title}`,
    href: `/requests/${id}`,
    words: <>If you choose none by {ends}, what is held comes back to your balance.</>,
  };
}
