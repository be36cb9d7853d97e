/** Replaces a form that would be refused: the reason, and a link back. */
import type { ReactNode } from "react";

export interface BlockedProps {
  /** The refusal's sentence. */
  why: string;
  href: string;
  /** The link's words. */
  children: ReactNode;
}

export function Blocked({ why, href, children }: BlockedProps) {
  return (
    <p className="prose">
      {why}{" "}
      <a className="link" href={href}>
        {children}
      </a>
    </p>
  );
}
