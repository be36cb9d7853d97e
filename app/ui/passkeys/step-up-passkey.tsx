/** The button by which a person with a passkey proves again who they are; the form is sent with the answer. */
import { PasskeyButton, WithPasskeys } from "./passkey-button.tsx";

export interface StepUpPasskeyProps {
  id: string;
  error: string | undefined;
  why: string | undefined;
}

export function StepUpPasskey({ id, error, why }: StepUpPasskeyProps) {
  return (
    <div className={error ? "field field-bad" : "field"} id={error ? id : `${id}-passkey`}>
      <p className="field-label">Your passkey</p>
      {why === undefined ? null : <p className="field-hint">{why}</p>}
      {error ? (
        <p className="field-error">
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </p>
      ) : null}
      <WithPasskeys
        otherwise={
          <p className="small">
            This browser cannot use passkeys, or its scripts are off. Without them, use a code.
          </p>
        }
      >
        <PasskeyButton purpose="step_up" field="stepUpPasskey">
          Confirm with a passkey
        </PasskeyButton>
      </WithPasskeys>
    </div>
  );
}
