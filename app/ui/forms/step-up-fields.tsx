/** The field by which a person proves again who they are; nothing while their last proof still counts. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

export interface StepUpFieldsProps {
  facts: { needed: boolean; ways: { totp: boolean; codes: number; passkeys: number } };
  refused: Refused | null;
  /** Why it is asked for, in a sentence. */
  why?: string;
  /** For the second form on a page. */
  id?: string;
}

const FIELDS = ["stepUpPassword", "stepUpCode"] as const;

export function StepUpFields({ facts, refused, why, id = "step-up" }: StepUpFieldsProps) {
  const refusal = refused?.refusal;
  const asked = refusal?.code === "step_up_required";
  const wrong = FIELDS.some((field) => refusal?.problems[field] !== undefined);
  if (!facts.needed && !asked && !wrong) return null;
  const { totp, codes, passkeys } = facts.ways;
  const hint = why ?? "To be sure that it is you.";
  if (totp || (passkeys > 0 && codes > 0))
    return (
      <CodeField
        name="stepUpCode"
        id={id}
        app={totp}
        hint={hint}
        error={refusal?.problems["stepUpCode"]}
      />
    );
  return (
    <TextField
      name="stepUpPassword"
      id={id}
      label="Your password"
      hint={hint}
      type="password"
      error={refusal?.problems["stepUpPassword"]}
      autoComplete="current-password"
      maxLength={1000}
    />
  );
}

export interface CodeFieldProps {
  name: string;
  id?: string | undefined;
  /** Whether the person has an authenticator app, or only recovery codes beside a passkey. */
  app: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A code of the authenticator app, or a recovery code. */
export function CodeField({ app, hint, ...field }: CodeFieldProps) {
  const told = app
    ? "The six digits that your authenticator app shows now, or one of your recovery codes."
    : "One of your recovery codes.";
  return (
    <TextField
      {...field}
      label={app ? "Code from your app" : "Recovery code"}
      hint={hint === undefined ? told : `${hint} ${told}`}
      autoComplete="one-time-code"
      maxLength={40}
      spellCheck={false}
    />
  );
}
