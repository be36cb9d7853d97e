/** The field by which a person proves again who they are; nothing while their last proof still counts. */
import { proofsOf } from "#app/domain/kernel/proofs.ts";
import type { Factors } from "#app/domain/kernel/proofs.ts";
import type { Refused } from "#app/http/refused.ts";
import { StepUpPasskey } from "#app/ui/passkeys/step-up-passkey.tsx";
import { TextField } from "./text-field.tsx";

/** Marks a form that asks for the proof itself, so that no panel asks besides. */
export const STEP_UP_INLINE = "stepUpInline";

export interface StepUpFieldsProps {
  /** What the loader read; absent in the panel, which is shown after a refusal only. */
  facts?: { needed: boolean; ways: Factors };
  /** Set in the panel. */
  panel?: boolean;
  refused: Refused | null;
  /** Why it is asked for, in a sentence. */
  why?: string;
  /** For the second form on a page. */
  id?: string;
}

const FIELDS = ["stepUpPassword", "stepUpCode", "stepUpPasskey"] as const;

export function StepUpFields(props: StepUpFieldsProps) {
  return (
    <>
      {props.panel === true ? null : <input type="hidden" name={STEP_UP_INLINE} value="yes" />}
      <Proof {...props} />
    </>
  );
}

function Proof({ facts, refused, why, panel = false, id = "step-up" }: StepUpFieldsProps) {
  const refusal = refused?.refusal;
  const asked = refusal?.code === "step_up_required";
  const wrong = FIELDS.some((field) => refusal?.problems[field] !== undefined);
  if (facts?.needed !== true && !asked && !wrong) return null;
  // The summary of errors links to a field by its name, and only one form of a page was refused.
  const idOf = (field: (typeof FIELDS)[number]) =>
    refusal?.problems[field] === undefined ? id : field;
  const hint = why ?? (panel ? undefined : "To be sure that it is you.");
  const by: readonly string[] =
    facts === undefined ? (refusal?.facts["by"] ?? "password").split(" ") : proofsOf(facts.ways);
  if (!by.includes("password"))
    return (
      <>
        {by.includes("passkey") ? (
          <StepUpPasskey
            id={idOf("stepUpPasskey")}
            error={refusal?.problems["stepUpPasskey"]}
            why={hint}
          />
        ) : null}
        {by.includes("code") || by.includes("spare") ? (
          <CodeField
            name="stepUpCode"
            id={idOf("stepUpCode")}
            app={by.includes("code")}
            hint={hint}
            error={refusal?.problems["stepUpCode"]}
          />
        ) : null}
      </>
    );
  return (
    <TextField
      name="stepUpPassword"
      id={idOf("stepUpPassword")}
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
