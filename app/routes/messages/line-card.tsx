/** How each kind of line of a thread is shown. */
import type { ReactNode } from "react";
import type { LineKind } from "#app/domain/messages/thread-lines.ts";
import { When } from "#app/ui/page/when.tsx";
import { AwardLine, ChangeLine, OfferLine } from "./deal-lines.tsx";
import { MessageLine } from "./thread-line.tsx";
import type { LineProps } from "./thread-line.tsx";

const CARDS: Record<LineKind, (props: LineProps) => ReactNode> = {
  message: MessageLine,
  offer: OfferLine,
  request: AwardLine,
  change: ChangeLine,
  order: OrderLine,
  dispute: DisputeLine,
};

export function LineCard(props: LineProps) {
  const Card = CARDS[props.line.kind];
  return <Card {...props} />;
}

function OrderLine({ line, own, author }: LineProps) {
  return (
    <p className="happened">
      {own ? "You" : author} ordered{" "}
      <a className="link" href={`/orders/${line.id}`}>
        {line.body}
      </a>{" "}
      · <When at={line.at} />
    </p>
  );
}

function DisputeLine({ line, own, author }: LineProps) {
  return (
    <p className="happened">
      {own ? "You" : (author ?? "Farthing")} opened a{" "}
      <a className="link" href={`/disputes/${line.id}`}>
        dispute about {line.body}
      </a>{" "}
      · <When at={line.at} />
    </p>
  );
}
