/** An empty list: why it is empty, and what to do. */
import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  children: ReactNode;
  /** A link or a form that fills the list. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="font-serif text-xl">{title}</p>
      <div className="soft linked">{children}</div>
      {action ? <div>{action}</div> : null}
    </div>
  );
}
