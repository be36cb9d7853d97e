/** The field by which a person proves again who they are; nothing while their last proof still counts. */
import type { Refused } from "#app/http/refused.ts";
import { StepUpPasskey } from "#app/ui/passkeys/step-up-passkey.tsx";
import { TextField } from "./text-field.tsx";

export interface StepUpFieldsProps {
  facts: { needed: boolean; ways: { totp: boolean; passkeys: number } };
  refused: Refused | null;
  /** Why it is asked for, in a sentence. */
  why?: string;
  /** For the second form on a page. */
  id?: string;
}

const FIELDS = ["stepUpPassword", "stepUpPasskey"] as const;

export function StepUpFields({ facts, refused, why, id = "step-up" }: StepUpFieldsProps) {
  const refusal = refused?.refusal;
  const asked = refusal?.code === "step_up_required";
  const wrong = FIELDS.some((field) => refusal?.problems[field] !== undefined);
  if (!facts.needed && !asked && !wrong) return null;
  const hint = why ?? "To be sure that it is you.";
  if (facts.ways.passkeys > 0)
    return <StepUpPasskey id={id} error={refusal?.problems["stepUpPasskey"]} why={hint} />;
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
