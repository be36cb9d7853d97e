/** The next step of held money in one sentence: who must do what by when, and what happens else; then what can be done until then. */
import type { ReactNode } from "react";
import { Until } from "#app/ui/page/when.tsx";

export interface NextEventProps {
  /** The whole sentence, with its date. */
  sentence: ReactNode;
  /** What can be done until then. */
  meanwhile?: ReactNode;
  /** The deadline, to show how far away it is beside the date of the sentence; null when no clock runs. */
  at?: Date | null;
  now: Date;
  /** Buttons for the viewer's possible actions. */
  children?: ReactNode;
}

export function NextEvent({ sentence, meanwhile, at = null, now, children }: NextEventProps) {
  return (
    <section className="next-event" aria-labelledby="next-event-title">
      <h2 className="label" id="next-event-title">
        What happens next
      </h2>
      <p className="mt-1 font-serif text-xl leading-snug">{sentence}</p>
      {at === null ? null : (
        <p className="small soft mt-1">
          That is <Until at={at} now={now} />.
        </p>
      )}
      {meanwhile ? <p className="prose mt-3">{meanwhile}</p> : null}
      {children ? <div className="btn-row mt-5">{children}</div> : null}
    </section>
  );
}
