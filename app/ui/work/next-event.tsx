/** The next step of held money: what, when, who can stop it, and what happens if no one acts. */
import type { ReactNode } from "react";
import { Until, When } from "#app/ui/page/when.tsx";

export interface NextEventProps {
  what: ReactNode;
  /** The moment when the clock acts; absent when only a person can act. */
  at?: Date | undefined;
  /** The promised moment, where the clock waits longer than that. */
  due?: Date | undefined;
  now: Date;
  whoCanStop: ReactNode;
  ifSilent: ReactNode;
  /** Buttons for the viewer's possible actions. */
  children?: ReactNode;
}

export function NextEvent({ what, at, due, now, whoCanStop, ifSilent, children }: NextEventProps) {
  return (
    <section className="next-event" aria-labelledby="next-event-title">
      <h2 className="label" id="next-event-title">
        What happens next
      </h2>
      <p className="mt-1 font-serif text-xl leading-snug">{what}</p>
      <dl>
        {due ? <Moment label="Due" at={due} now={now} /> : null}
        {at ? (
          <Moment
            label={due ? "If nothing was delivered by" : "By"}
            at={at}
            now={now}
            minor={due !== undefined}
          />
        ) : null}
        <div>
          <dt className="label">Who can stop it</dt>
          <dd>{whoCanStop}</dd>
        </div>
        <div>
          <dt className="label">If nobody does anything</dt>
          <dd>{ifSilent}</dd>
        </div>
      </dl>
      {children ? <div className="btn-row mt-5">{children}</div> : null}
    </section>
  );
}

function Moment({ label, at, now, minor = false }: MomentProps) {
  const until = <Until at={at} now={now} />;
  return (
    <div>
      <dt className="label">{label}</dt>
      <dd>
        {minor ? until : <strong>{until}</strong>}
        <br />
        <span className="small soft">
          <When at={at} />
        </span>
      </dd>
    </div>
  );
}

interface MomentProps {
  label: string;
  at: Date;
  now: Date;
  minor?: boolean;
}
