/** A ruled list of terms and values, side by side on wide pages. */
import type { ReactNode } from "react";

export interface Definition {
  term: string;
  value: ReactNode;
}

export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <div className="definitions-holder">
      <dl className="definitions">
        {items.map(({ term, value }) => (
          <div key={term}>
            <dt className="label">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
