/** For staff: a person's frozen payouts and waiting recovery, and the two things staff can do about them, each with a reason. */
import type { SecurityFile } from "#app/domain/payouts/security-file.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface AccountSecurityProps {
  file: SecurityFile;
  /** True for the page of the member of staff who looks: another one decides. */
  own: boolean;
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function AccountSecurity(props: AccountSecurityProps) {
  const { file, own, formKey, values, problems } = props;
  const { rest, freeze, recovery } = file;
  const shared = { formKey, values, problems };
  return (
    <Section title="Security of the account" id="security">
      <DefinitionList
        items={[
          { term: "Payouts", value: <Payouts rest={rest} freeze={freeze} /> },
          {
            term: "Recovery without the second factor",
            value:
              recovery === null ? (
                "none is waiting"
              ) : (
                <>
                  begun on <When at={recovery.begunAt} />, ends its wait on{" "}
                  <When at={recovery.dueAt} />
                </>
              ),
          },
        ]}
      />
      {!own && freeze !== null ? (
        <ReasonForm
          verb="lift-freeze"
          field="liftReason"
          label="Why the payouts are released (the person reads it)"
          button="Release the payouts"
          {...shared}
        />
      ) : null}
      {!own ? (
        <ReasonForm
          verb="start-recovery"
          field="recoveryReason"
          label="Why you start a recovery (the person reads it)"
          hint="We mail a link to the person's own address. You never see it, and you cannot set the password."
          button="Mail a link to a new password"
          {...shared}
        />
      ) : null}
    </Section>
  );
}

function Payouts({ rest, freeze }: Pick<SecurityFile, "rest" | "freeze">) {
  if (freeze !== null)
    return (
      <>
        frozen since <When at={freeze.since} />;{" "}
        {freeze.recovered
          ? "a new password was set by mail since then"
          : "no new password was set by mail since then"}
      </>
    );
  if (rest === null || rest.until === null) return <>paid as usual</>;
  return (
    <>
      rest until <When at={rest.until} />. {rest.reason}
    </>
  );
}

interface ReasonFormProps {
  verb: string;
  field: string;
  label: string;
  hint?: string;
  button: string;
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
}

function ReasonForm({ verb, field, label, hint, button, ...rest }: ReasonFormProps) {
  return (
    <CommandForm verb={verb} commandKey={rest.formKey} label={button}>
      <TextArea
        name={field}
        label={label}
        hint={hint}
        rows={2}
        maxLength={500}
        value={rest.values[field]}
        error={rest.problems[field]}
      />
      <div>
        <Submit kind="quiet">{button}</Submit>
      </div>
    </CommandForm>
  );
}
