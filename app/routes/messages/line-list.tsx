/** The lines of a conversation, oldest first. */
import type { ThreadLine } from "#app/domain/messages/thread-lines.ts";
import { LineCard } from "./line-card.tsx";

export interface LineListProps {
  lines: readonly ThreadLine[];
  viewerId: string;
  partner: { id: string; name: string };
  /** The first line that is new to the viewer; null without one. */
  firstNew?: string | null | undefined;
  onOrder?: boolean | undefined;
}

export function LineList({ lines, viewerId, partner, firstNew, onOrder }: LineListProps) {
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
          />
        </li>
      ))}
    </ol>
  );
}
