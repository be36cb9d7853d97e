/** The two forms of a passkey in the list: another name, and its removal. */
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { ListedPasskey } from "#app/domain/security/passkeys/own-passkeys.ts";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface PasskeyChangeProps {
  passkey: ListedPasskey;
  formKey: string;
  stepUp: StepUpFacts;
  refused: Refused | null;
}

export function RenamePasskey({ passkey, formKey, stepUp, refused: any }: PasskeyChangeProps) {
  const refused = refusedForm(any, "rename", "newName");
  const { id, name } = passkey;
  return (
    <details className="fold" open={refused !== null}>
      <summary>
        Rename<span className="sr-only"> the passkey {name}</span>
      </summary>
      <CommandForm
        verb="rename"
        commandKey={formKeyAgain(refused, formKey)}
        hidden={{ passkeyId: id }}
      >
        <TextField
          name="newName"
          id={`new-name-${id}`}
          label="New name"
          value={refused?.values["newName"] ?? name}
          error={refused?.refusal.problems["newName"]}
          maxLength={80}
        />
        <StepUpFields facts={stepUp} refused={refused} id={`rename-${id}`} />
        <div>
          <Submit kind="quiet">
            Save the name<span className="sr-only"> of {name}</span>
          </Submit>
        </div>
      </CommandForm>
    </details>
  );
}

export function RemovePasskey({ passkey, formKey, stepUp, refused: any }: PasskeyChangeProps) {
  const refused = refusedForm(any, "remove", "others");
  const { id, name } = passkey;
  return (
    <details className="fold" open={refused !== null}>
      <summary>
        Remove<span className="sr-only"> the passkey {name}</span>
      </summary>
      <CommandForm
        verb="remove"
        commandKey={formKeyAgain(refused, formKey)}
        hidden={{ passkeyId: id }}
      >
        <p className="small">
          It no longer signs you in, and your payouts rest for three days. Your device may go on
          showing it until you delete it there.
        </p>
        <CheckboxField
          name="others"
          id={`others-${id}`}
          value="end"
          label="Sign me out everywhere else too"
          checked={refused === null || refused.values["others"] === "end"}
        />
        <StepUpFields facts={stepUp} refused={refused} id={`remove-${id}`} />
        <div>
          <Submit kind="danger">
            Remove the passkey<span className="sr-only"> {name}</span>
          </Submit>
        </div>
      </CommandForm>
    </details>
  );
}
