/** The form for another e-mail address. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import type { StepUpFieldsProps } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface ChangeFormProps {
  /** True where the present address stays until the new one is verified. */
  verified: boolean;
  formKey: string;
  stepUp: NonNullable<StepUpFieldsProps["facts"]>;
  refused: Refused | null;
}

export function ChangeForm({ verified, formKey, stepUp, refused }: ChangeFormProps) {
  return (
    <CommandForm verb="change" commandKey={formKeyAgain(refused, formKey)} label="New address">
      <TextField
        name="email"
        label="New e-mail address"
        type="email"
        autoComplete="email"
        maxLength={254}
        value={refused?.values["email"]}
        error={refused?.refusal.problems["email"]}
      />
      <StepUpFields facts={stepUp} refused={refused} />
      {verified ? (
        <p className="small soft">
          After the change we write to your old address. From there the change can be undone for 72
          hours, and nothing is paid out until they are over.
        </p>
      ) : null}
      <div>
        <Submit>Mail me a link there</Submit>
      </div>
    </CommandForm>
  );
}
