/** Two forms for two members of staff: the first proposes a payout account for a suspended person, the second approves it. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { SuspensionSectionProps } from "./suspension-section.tsx";

type Props = Pick<SuspensionSectionProps, "file" | "viewerId" | "formKey" | "values" | "problems">;

function Proposed({ file, viewerId, formKey }: Props) {
  const { proposedAccount: proposed } = file;
  if (proposed === null || proposed.signers.length >= 2) return null;
  const own = proposed.signers.some(({ id }) => id === viewerId);
  return (
    <>
      <h3 className="label mt-5 mb-2">Waiting for a second signature</h3>
      <DefinitionList
        items={[
          { term: "Holder", value: proposed.holder },
          { term: "Account", value: `ending in ${proposed.tail}` },
          { term: "How we know that it is their account", value: proposed.reason },
          { term: "Signed by", value: proposed.signers.map(({ name }) => name).join(", ") },
          { term: "Proposed", value: <When at={proposed.at} /> },
        ]}
      />
      {own ? (
        <p className="soft">
          You signed it. Another member of staff has to sign it on this page; all of them have a
          notice about it.
        </p>
      ) : (
        <CommandForm
          verb="sign-account"
          commandKey={formKey}
          hidden={{ exitAccountId: proposed.id }}
          label="Sign for the account"
        >
          <div className="btn-row">
            <Submit kind="danger">Sign for this account</Submit>
          </div>
        </CommandForm>
      )}
    </>
  );
}

export function ExitAccountForms(props: Props) {
  const { file, formKey, values, problems } = props;
  const again = file.proposedAccount !== null;
  return (
    <>
      <Proposed {...props} />
      <h3 className="label mt-5 mb-2">
        {again ? "Propose another account" : "Propose an account"}
      </h3>
      {again ? (
        <p className="small soft mb-4">
          It replaces the account above as soon as two members of staff have signed it.
        </p>
      ) : null}
      <CommandForm verb="propose-account" commandKey={formKey} label="Propose an account">
        <TextField
          name="holder"
          label="Account holder"
          value={values["holder"]}
          error={problems["holder"]}
          maxLength={100}
        />
        <TextField
          name="account"
          label="Account number (IBAN)"
          value={values["account"]}
          error={problems["account"]}
          maxLength={60}
          spellCheck={false}
        />
        <TextArea
          name="accountReason"
          label="How do you know that it is their account?"
          value={values["accountReason"]}
          error={problems["accountReason"]}
          rows={2}
          maxLength={500}
        />
        <div className="btn-row">
          <Submit>Propose and sign the account</Submit>
        </div>
      </CommandForm>
    </>
  );
}
