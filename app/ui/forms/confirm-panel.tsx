/** The confirmation before money moves or something is lost: exactly what will happen, then the form. */
import type { ReactNode } from "react";

export interface Effect {
  what: ReactNode;
  /** The amount, date or name of the line, set at its end. */
  value?: ReactNode;
}

export interface ConfirmPanelProps {
  /** Needed only where the page's own title does not say what will happen. */
  title?: string | undefined;
  effects: Effect[];
  /** Whether the step can be undone, and how. Required. */
  afterwards: ReactNode;
  /** The `<CommandForm>` that carries it out. */
  children: ReactNode;
}

export function ConfirmPanel({ title, effects, afterwards, children }: ConfirmPanelProps) {
  return (
    <div className="confirm">
      {title === undefined ? null : <h2>{title}</h2>}
      {title === undefined ? (
        <h2 className="label">What will happen</h2>
      ) : (
        <p className="label mt-4">What will happen</p>
      )}
      <ul className="confirm-effects">
        {effects.map((effect, index) => (
          <li key={index}>
            <span>{effect.what}</span>
            {effect.value ? <span className="figures">{effect.value}</span> : null}
          </li>
        ))}
      </ul>
      <p className="mb-5 soft">{afterwards}</p>
      <div className="stack">{children}</div>
    </div>
  );
}
