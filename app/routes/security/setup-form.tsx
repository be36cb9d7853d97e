/** The form that adds an authenticator app: the QR code, its key for typing, and a code that proves the app has it. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";
import type { QrPath } from "./qr-path.ts";

export interface ShownSeed {
  sealed: string;
  typed: string;
  qr: QrPath;
}

export interface SetupFormProps {
  seed: ShownSeed;
  formKey: string;
  stepUp: StepUpFacts;
  refused: Refused | null;
}

export function SetupForm({ seed, formKey, stepUp, refused }: SetupFormProps) {
  return (
    <CommandForm
      verb="add"
      commandKey={formKeyAgain(refused, formKey)}
      hidden={{ seed: seed.sealed }}
      label="Authenticator app"
    >
      <QrCode {...seed.qr} />
      <p>
        Scan this code with an authenticator app on your phone, for example Aegis, 2FAS or Google
        Authenticator. If you cannot scan it, type this key into the app:
      </p>
      <p>
        <code id="seed">{seed.typed}</code>
      </p>
      <TextField
        name="code"
        label="Code that the app shows now"
        hint="Six digits. They change every 30 seconds."
        error={refused?.refusal.problems["code"]}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        narrow
      />
      <CheckboxField
        name="endOthers"
        label="Sign me out in every other browser"
        checked={refused === null || refused.values["endOthers"] === "yes"}
      />
      <StepUpFields facts={stepUp} refused={refused} />
      <p className="small soft">
        You get a mail about it, and nothing is paid out to you for three days after it.
      </p>
      <div>
        <Submit>Add the app</Submit>
      </div>
    </CommandForm>
  );
}

/** Dark on white in the dark scheme too: many apps read no inverted codes. */
function QrCode({ size, path }: QrPath) {
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code with the key that stands below in letters"
      shapeRendering="crispEdges"
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
