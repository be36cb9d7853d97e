/** A part of a page that is renewed by itself when something it shows has changed elsewhere. */
import type { ReactNode } from "react";

export interface LivePartProps {
  /** Unique on its page. */
  name: string;
  /** Ids of what it shows, or topics of `live-topics.ts`. */
  on: readonly string[];
  /** The class of its box; absent: it has none, and its children lie in the page directly. */
  box?: string | undefined;
  children: ReactNode;
}

export function LivePart({ name, on, box = "live-part", children }: LivePartProps) {
  return (
    <div className={box} data-live={name} data-on={on.join(" ")}>
      {children}
    </div>
  );
}
