/** The form of a new API token: its scopes, its lifetime, its networks, and its spending cap. */
import { CAP_WORDS, TOKEN_SCOPES } from "#app/domain/security/token-scopes.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { scopeBox } from "./scope-box.ts";
import type { World } from "#app/domain/kernel/world.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";
import type { RadioCard } from "#app/ui/forms/radio-cards.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface TokenFormProps {
  scopes: TokenScope[];
  formKey: string;
  /** True when there is a sandbox to make tokens for. */
  sandbox: boolean;
  stepUp: StepUpFacts;
  refused: Refused | null;
}

/** The world a token opens, in words: the marketplace, or the sandbox with books of its own. */
const MODES = [
  { value: "live", label: "The marketplace", detail: "Real orders, real money." },
  {
    value: "sandbox",
    label: "The sandbox",
    detail: "A separate marketplace for trying things out: everything works, all money is pretend.",
  },
] satisfies Array<RadioCard & { value: World }>;

interface ModeFieldProps {
  name: string;
  value: string;
  error: string | undefined;
  sandbox: boolean;
}

function ModeField({ sandbox, ...field }: ModeFieldProps) {
  if (sandbox) return <RadioCards {...field} label="Where it works" options={MODES} />;
  return (
    <p className="small soft">
      This site has no sandbox. Its operator can turn one on with an empty database, named in{" "}
      <code>SANDBOX_DATABASE_URL</code>.
    </p>
  );
}

function ScopesField({ scopes, refused }: Pick<TokenFormProps, "scopes" | "refused">) {
  const wrong = refused?.refusal.problems["scopes"];
  const ticked = (scope: TokenScope) =>
    refused === null ? scope === "read" : refused.values[scopeBox(scope)] === "yes";
  return (
    <fieldset className="field" id="scopes">
      <legend>What it is allowed to do</legend>
      {wrong === undefined ? null : <p className="text-bad">{wrong}</p>}
      {scopes.map((scope) => (
        <label key={scope} className="choice">
          <input
            type="checkbox"
            name={scopeBox(scope)}
            value="yes"
            defaultChecked={ticked(scope)}
          />{" "}
          <span>
            <code>{scope}</code> {TOKEN_SCOPES[scope]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function TokenForm({ scopes, formKey, sandbox, stepUp, refused }: TokenFormProps) {
  const field = (name: string, fallback = "") => ({
    name,
    value: refused?.values[name] ?? fallback,
    error: refused?.refusal.problems[name],
  });
  return (
    <CommandForm verb="create" commandKey={formKeyAgain(refused, formKey)} label="New token">
      <TextField
        {...field("name")}
        label="Name"
        hint="The name of the program that will use it, so that you know later which token to revoke."
        maxLength={80}
      />
      <ModeField {...field("mode", "live")} sandbox={sandbox} />
      <ScopesField scopes={scopes} refused={refused} />
      <TextField
        {...field("days", "90")}
        label="Expires after how many days"
        inputMode="numeric"
        narrow
      />
      <TextField
        {...field("addresses")}
        label="Only from these addresses"
        hint="Addresses or networks such as 203.0.113.0/24, separated by spaces. Leave it empty to allow every address."
        maxLength={1000}
        spellCheck={false}
        optional
      />
      <MoneyField
        {...field("capTask")}
        label="At most for one task"
        hint="Leave it empty for no limit. A token with a limit can spend US dollars only."
        currency="USD"
        optional
      />
      <MoneyField
        {...field("capDay")}
        label="At most in one day"
        hint="Money held for new tasks plus payouts, from midnight to midnight UTC. Leave it empty for no limit."
        currency="USD"
        optional
      />
      <ul className="small soft stack">
        {Object.values(CAP_WORDS).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <StepUpFields
        facts={stepUp}
        why="With the token a program acts for you. So we ask who you are, and send you a mail about it."
        refused={refused}
      />
      <div>
        <Submit>Make the token</Submit>
      </div>
    </CommandForm>
  );
}
