/** The lines of a conversation, oldest first. */
import type { Deals } from "#app/domain/agreements/deals.ts";
import type { ThreadLine } from "#app/domain/messages/thread-lines.ts";
import { LineCard } from "./line-card.tsx";

export interface LineListProps {
  lines: readonly ThreadLine[];
  deals: Deals;
  viewerId: string;
  partner: { id: string; name: string };
  /** The first line that is new to the viewer; null without one. */
  firstNew?: string | null | undefined;
  onOrder?: boolean | undefined;
}

export function LineList(props: LineListProps) {
  const { lines, deals, viewerId, partner, firstNew, onOrder } = props;
  const last = lines.at(-1);
  return (
    <ol className="line-list" aria-label="Messages, oldest first">
      {lines.map((line) => (
        <li key={line.id} id={line === last ? "newest" : undefined}>
          {line.id === firstNew ? <p className="new-from-here">New</p> : null}
          <LineCard
            line={line}
            own={line.authorId === viewerId}
            author={line.authorId === partner.id ? partner.name : null}
            onOrder={onOrder}
            deals={deals}
          />
        </li>
      ))}
    </ol>
  );
}
