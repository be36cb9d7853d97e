/** The field by which a person proves again who they are; nothing while their last proof still counts. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

export interface StepUpFieldsProps {
  facts: { needed: boolean };
  refused: Refused | null;
  /** Why it is asked for, in a sentence. */
  why?: string;
  /** For the second form on a page. */
  id?: string;
}

const FIELDS = ["stepUpPassword"] as const;

export function StepUpFields({ facts, refused, why, id = "step-up" }: StepUpFieldsProps) {
  const refusal = refused?.refusal;
  const asked = refusal?.code === "step_up_required";
  const wrong = FIELDS.some((field) => refusal?.problems[field] !== undefined);
  if (!facts.needed && !asked && !wrong) return null;
  return (
    <TextField
      name="stepUpPassword"
      id={id}
      label="Your password"
      hint={why ?? "To be sure that it is you."}
      type="password"
      error={refusal?.problems["stepUpPassword"]}
      autoComplete="current-password"
      maxLength={1000}
    />
  );
}
