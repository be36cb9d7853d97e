/** The field by which a person proves again who they are; nothing while their last proof still counts. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

/** Marks a form that asks for the proof itself, so that no panel asks besides. */
export const STEP_UP_INLINE = "stepUpInline";

export interface StepUpFieldsProps {
  /** What the loader read; absent in the panel, which is shown after a refusal only. */
  facts?: { needed: boolean };
  /** Set in the panel. */
  panel?: boolean;
  refused: Refused | null;
  /** Why it is asked for, in a sentence. */
  why?: string;
  /** For the second form on a page. */
  id?: string;
}

const FIELDS = ["stepUpPassword"] as const;

export function StepUpFields(props: StepUpFieldsProps) {
  return (
    <>
      {props.panel === true ? null : <input type="hidden" name={STEP_UP_INLINE} value="yes" />}
      <Proof {...props} />
    </>
  );
}

function Proof({ facts, refused, why, id = "step-up" }: StepUpFieldsProps) {
  const refusal = refused?.refusal;
  const asked = refusal?.code === "step_up_required";
  const wrong = FIELDS.some((field) => refusal?.problems[field] !== undefined);
  if (facts?.needed !== true && !asked && !wrong) return null;
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
