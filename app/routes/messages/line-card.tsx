/** How each kind of line of a thread is shown. */
import type { ReactNode } from "react";
import type { LineKind } from "#app/domain/messages/thread-lines.ts";
import { When } from "#app/ui/page/when.tsx";
import { MessageLine } from "./thread-line.tsx";
import type { LineProps } from "./thread-line.tsx";

const CARDS: Record<LineKind, (props: LineProps) => ReactNode> = {
  message: MessageLine,
  offer: (props) => <Happened {...props} path="offers" />,
  request: (props) => <Happened {...props} path="requests" />,
  change: (props) => <Happened {...props} path="changes" />,
  order: OrderLine,
  dispute: DisputeLine,
};

export function LineCard(props: LineProps) {
  const Card = CARDS[props.line.kind];
  return <Card {...props} />;
}

/** A sentence with its page, between the messages. */
function Happened({ line, path }: LineProps & { path: string }) {
  return (
    <p className="happened">
      {line.subjectId === null ? (
        line.body
      ) : (
        <a className="link" href={`/${path}/${line.subjectId}`}>
          {line.body}
        </a>
      )}{" "}
      · <When at={line.at} />
    </p>
  );
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
