/** The button that sends a form, and links that look like buttons. */
import type { ReactNode } from "react";

export type ButtonStyle = "primary" | "quiet" | "danger" | "plain";

function look(kind: ButtonStyle, large: boolean): string {
  const names = ["btn", kind === "quiet" ? "" : `btn-${kind}`, large ? "btn-large" : ""];
  return names.filter(Boolean).join(" ");
}

export interface SubmitProps {
  kind?: ButtonStyle | undefined;
  large?: boolean | undefined;
  /** Sent with the form when this button was pressed. */
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** Skips the browser's own checks: for "go back" and "remove this line". */
  skipChecks?: boolean | undefined;
  children: ReactNode;
}

export function Submit({ kind = "primary", large = false, skipChecks, ...rest }: SubmitProps) {
  return (
    <button
      type="submit"
      className={look(kind, large)}
      name={rest.name}
      value={rest.value}
      disabled={rest.disabled}
      formNoValidate={skipChecks}
    >
      {rest.children}
    </button>
  );
}

export interface ButtonLinkProps {
  href: string;
  kind?: ButtonStyle | undefined;
  large?: boolean | undefined;
  children: ReactNode;
}

export function ButtonLink({ href, kind = "quiet", large = false, children }: ButtonLinkProps) {
  return (
    <a className={look(kind, large)} href={href}>
      {children}
    </a>
  );
}
