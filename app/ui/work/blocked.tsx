/** In place of a form that would be refused: why, and the way back. */
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
