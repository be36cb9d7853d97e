/** What two people agree on, as a card: its state, its figures, and what comes next for the reader. It has links and no form. */
import type { ReactNode } from "react";

export interface DealCardProps {
  title: string;
  href: string;
  badge: ReactNode;
  /** Who wrote it and when, in a thread. */
  above?: ReactNode;
  /** In a thread: the reader wrote it. */
  own?: boolean | undefined;
  facts: Array<{ term: string; value: ReactNode }>;
  /** One or two sentences: what happens next, or how it ended. */
  children: ReactNode;
  /** Links to the pages where the reader goes on. */
  steps: ReactNode;
}

export function DealCard(props: DealCardProps) {
  const { title, href, badge, above, own = false, facts, children, steps } = props;
  return (
    <div className={own ? "deal deal-own" : "deal"}>
      {above === undefined ? null : <p className="small soft">{above}</p>}
      <div className="deal-head">
        <p className="deal-title linked" dir="auto">
          <a href={href}>{title}</a>
        </p>
        {badge}
      </div>
      <dl className="deal-facts">
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt className="small soft">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="deal-next">
        <div className="small">{children}</div>
        <div className="btn-row">{steps}</div>
      </div>
    </div>
  );
}
