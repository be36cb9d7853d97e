/** A ruled part of a page; on wide pages its heading is in the margin. */
import type { ReactNode } from "react";

export interface SectionProps {
  title: ReactNode;
  /** Needed when a link leads here; the heading gets `${id}-title`. */
  id?: string | undefined;
  /** One sentence under the heading. */
  note?: ReactNode;
  /** Links or buttons under the heading. */
  actions?: ReactNode;
  /** Uses the full width, with the heading above; for tables. */
  wide?: boolean | undefined;
  children: ReactNode;
}

export function Section({ title, id, note, actions, wide = false, children }: SectionProps) {
  return (
    <div className="section-holder">
      <section
        className={wide ? "section" : "section section-ruled"}
        id={id}
        aria-labelledby={id ? `${id}-title` : undefined}
      >
        <div className="section-head">
          <h2 id={id ? `${id}-title` : undefined}>{title}</h2>
          {note ? <p>{note}</p> : null}
          {actions ? <div className="btn-row mt-3">{actions}</div> : null}
        </div>
        <div className="stack">{children}</div>
      </section>
    </div>
  );
}
