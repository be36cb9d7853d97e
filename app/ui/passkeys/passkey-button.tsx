/** A button that asks the browser for a passkey and sends its form with the answer. It is shown by its script, where passkeys work. */
import type { ReactNode } from "react";
import type { ChallengePurpose } from "#app/domain/security/passkeys/challenge.ts";
// oxlint-disable-next-line import/default -- Vite exports the address of the built script
import script from "./passkeys.js?worker&url";

export interface PasskeyButtonProps {
  purpose: ChallengePurpose;
  /** The hidden field of the form that gets the answer, as JSON. */
  field: string;
  /** The only button of its form; else the form's own button sends it. */
  alone?: boolean | undefined;
  kind?: "primary" | "quiet" | undefined;
  children: ReactNode;
}

export function PasskeyButton(props: PasskeyButtonProps) {
  const { purpose, field, alone = false, kind = "quiet", children } = props;
  return (
    <div className="stack">
      <input type="hidden" name={field} />
      <div className="btn-row">
        <button
          type={alone ? "submit" : "button"}
          className={kind === "primary" ? "btn btn-primary btn-large" : "btn"}
          data-passkey={purpose}
          data-field={field}
        >
          {children}
        </button>
        <span className="small" role="status" />
      </div>
    </div>
  );
}

export interface WithPasskeysProps {
  /** Shown where passkeys do not work: without scripts, or in an old browser. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/** Shows its children only where passkeys work. */
export function WithPasskeys({ otherwise, children }: WithPasskeysProps) {
  return (
    <>
      <script type="module" async src={script} />
      <div data-passkeys="with" hidden>
        {children}
      </div>
      {otherwise === undefined ? null : <div data-passkeys="without">{otherwise}</div>}
    </>
  );
}
