/** What happens next to held money: what, when, who can stop it, and what silence does. */
import type { ReactNode } from "react";
import { Until, When } from "./when.tsx";

export interface NextEventProps {
  what: ReactNode;
  /** When the clock acts; leave out when only a person can move it. */
  at?: Date | undefined;
  now: Date;
  whoCanStop: ReactNode;
  ifSilent: ReactNode;
  /** Buttons of what the viewer can do about it. */
  children?: ReactNode;
}

export function NextEvent({ what, at, now, whoCanStop, ifSilent, children }: NextEventProps) {
  return (
    <section className="next-event" aria-labelledby="next-event-title">
      <h2 className="label" id="next-event-title">
        What happens next
      </h2>
      <p className="mt-1 font-serif text-xl leading-snug">{what}</p>
      <dl>
        {at ? (
          <div>
            <dt className="label">When</dt>
            <dd>
              <strong>
                <Until at={at} now={now} />
              </strong>
              <br />
              <span className="small soft">
                <When at={at} />
              </span>
            </dd>
          </div>
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
