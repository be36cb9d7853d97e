/** The history of a task, an order or a dispute, oldest first: who did what, and when. */
import type { ReactNode } from "react";
import { When } from "./when.tsx";

export interface TimelineEntry {
  id: string;
  at: Date;
  /** A name, "You", "Farthing" or "Automatic". */
  who: string;
  what: ReactNode;
  /** A reason, a message, a list of files. */
  note?: ReactNode;
  /** True for a future entry, which gets an open mark. */
  ahead?: boolean | undefined;
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const latest = entries.findLastIndex((entry) => !entry.ahead);
  return (
    <ol className="timeline">
      {entries.map((entry, index) => {
        const look = entry.ahead
          ? "timeline-ahead"
          : index === latest
            ? "timeline-latest"
            : undefined;
        return (
          <li key={entry.id} className={look}>
            <p className="timeline-what">{entry.what}</p>
            <p className="small soft">
              {entry.who} · <When at={entry.at} />
            </p>
            {entry.note ? <div className="timeline-note small">{entry.note}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}
