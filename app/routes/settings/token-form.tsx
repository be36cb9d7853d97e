/** What a new token may do, for how long, from where, and how much it may spend. */
import { TOKEN_SCOPES } from "#app/domain/identity/token-scopes.ts";
import { keptKey } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/command-form.tsx";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Submit } from "#app/ui/submit.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { TokenScope } from "#app/domain/identity/token-scopes.ts";
import type { Refused } from "#app/http/refused.ts";

export interface TokenFormProps {
  scopes: TokenScope[];
  formKey: string;
  refused: Refused | null;
}

export function TokenForm({ scopes, formKey, refused }: TokenFormProps) {
  const field = (name: string, fallback = "") => ({
    name,
    value: refused?.values[name] ?? fallback,
    error: refused?.refusal.problems[name],
  });
  const wrong = refused?.refusal.problems["scopes"];
  return (
    <CommandForm verb="create" commandKey={keptKey(refused, formKey)} label="New token">
      <TextField
        {...field("name")}
        label="Name"
        hint="What will use it, so that you know which one to revoke."
        maxLength={80}
      />
      <fieldset className="field" id="scopes">
        <legend>What it may do</legend>
        {wrong === undefined ? null : <p className="text-bad">{wrong}</p>}
        {scopes.map((scope) => (
          <label key={scope} className="choice">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={(refused?.values["scopes"] ?? "read") === scope}
            />{" "}
            <span>
              <code>{scope}</code> {TOKEN_SCOPES[scope]}
            </span>
          </label>
        ))}
      </fieldset>
      <TextField {...field("days", "90")} label="Expires after days" inputMode="numeric" narrow />
      <TextField
        {...field("addresses")}
        label="Only from these addresses"
        hint="Addresses or networks such as 203.0.113.0/24, with spaces between. Empty: from anywhere."
        maxLength={1000}
        spellCheck={false}
        optional
      />
      <MoneyField
        {...field("capTask")}
        label="At most for one task"
        hint="Empty: no cap. A token with a cap spends US dollars only."
        currency="USD"
        optional
      />
      <MoneyField
        {...field("capDay")}
        label="At most in one day"
        hint="Held for tasks and paid out together, by the day in UTC. Empty: no cap."
        currency="USD"
        optional
      />
      <TextField
        name="password"
        label="Your password"
        hint="A token works without one, so we ask for it now."
        type="password"
        error={refused?.refusal.problems["password"]}
        autoComplete="current-password"
        maxLength={1000}
      />
      <div>
        <Submit>Make the token</Submit>
      </div>
    </CommandForm>
  );
}
