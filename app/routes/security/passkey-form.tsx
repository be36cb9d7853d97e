/** The form for a new passkey: first who is asking, if that is long ago, then the browser makes it. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PasskeyButton, WithPasskeys } from "#app/ui/passkeys/passkey-button.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface PasskeyFormProps {
  formKey: string;
  /** What the new passkey is called unless the person says otherwise. */
  name: string;
  stepUp: StepUpFacts;
  refused: Refused | null;
}

export function PasskeyForm(props: PasskeyFormProps) {
  return (
    <WithPasskeys otherwise={<Without />}>
      {props.stepUp.needed ? <ConfirmFirst {...props} /> : <MakeOne {...props} />}
    </WithPasskeys>
  );
}

function Without() {
  return (
    <p>
      To add a passkey, your browser must know passkeys, and run the scripts of this site. Without
      them you can use an{" "}
      <a className="link" href="/settings/security/authenticator">
        authenticator app
      </a>
      .
    </p>
  );
}

/** A step of its own: a passkey that was made but not stored would stay behind on the device. */
function ConfirmFirst({ stepUp, refused }: PasskeyFormProps) {
  return (
    <CommandForm verb="confirm" label="Confirm that it is you">
      <StepUpFields
        facts={stepUp}
        refused={refused}
        id="add-step-up"
        why="A passkey opens your account. So we ask who you are first."
      />
      <div>
        <Submit>Confirm that it is you</Submit>
      </div>
    </CommandForm>
  );
}

function MakeOne({ formKey, name, refused }: PasskeyFormProps) {
  return (
    <CommandForm verb="add" commandKey={formKeyAgain(refused, formKey)} label="A new passkey">
      <TextField
        name="name"
        label="Name"
        hint="To tell your passkeys apart."
        value={refused?.values["name"] ?? name}
        error={refused?.refusal.problems["name"]}
        maxLength={80}
      />
      <PasskeyButton purpose="register" field="made" alone kind="primary">
        Add a passkey
      </PasskeyButton>
    </CommandForm>
  );
}
