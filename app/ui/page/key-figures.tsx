/** The few main figures of a page, large, in a ruled row. */
import type { ReactNode } from "react";

export interface KeyFigure {
  label: string;
  /** Usually `<Amount size="l" …/>`; plain text looks the same. */
  value: ReactNode;
  note?: ReactNode;
}

export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="label">{label}</dt>
          <dd>
            {typeof value === "string" ? (
              <span className="amount amount-l figure-words">{value}</span>
            ) : (
              value
            )}
          </dd>
          {note ? <dd className="small soft linked">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
