/** Facts as term and value, ruled; side by side where there is room. */
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
