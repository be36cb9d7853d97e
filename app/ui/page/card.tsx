/** A box beside the main content: an order's price, a person, a form. */
import type { ReactNode } from "react";

export interface CardProps {
  title?: ReactNode;
  /** The heading's level: 2 by default, 3 inside a section. */
  level?: 2 | 3 | undefined;
  children: ReactNode;
}

export function Card({ title, level = 2, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="card">
      {title ? <Heading className="card-head">{title}</Heading> : null}
      <div className="stack">{children}</div>
    </div>
  );
}
