/** A part of a page that is renewed by itself when something it shows has changed elsewhere. */
import type { ReactNode } from "react";

export interface LivePartProps {
  /** Unique on its page. */
  name: string;
  /** Ids of what it shows, or topics of `live-topics.ts`. */
  on: readonly string[];
  children: ReactNode;
}

export function LivePart({ name, on, children }: LivePartProps) {
  return (
    <div className="live-part" data-live={name} data-on={on.join(" ")}>
      {children}
    </div>
  );
}
