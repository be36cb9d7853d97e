/** A suspended person's money for staff: contested amounts, where the rest goes, withdrawals, and the forms to decide. */
import type { SuspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { SuspendedPurses } from "#app/ui/money/suspended-purses.tsx";
import { SuspensionWithdrawals } from "#app/ui/money/suspension-withdrawals.tsx";
import { When } from "#app/ui/page/when.tsx";
import { ContestFields } from "./contest-fields.tsx";
import { ExitAccountForms } from "./exit-account-forms.tsx";

export interface SuspensionSectionProps {
  file: SuspensionFile;
  suspension: NonNullable<SuspensionFile["suspension"]>;
  viewerId: string;
  /** Whether the viewer decides about the money; other staff read it. */
  decides: boolean;
  support: string;
  proposedEnd: string;
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function SuspensionSection(props: SuspensionSectionProps) {
  const { file, suspension, support, decides } = props;
  const { purses } = file;
  const undecided = purses.some(({ contested }) => contested?.decided === false);
  return (
    <>
      <Section title="Money during the suspension" wide>
        {undecided ? (
          <Notice kind="warning" title="Staff have not decided yet what is contested">
            Until you decide, this applies: all earnings from orders paid by card in the 120 days
            before the suspension are held until the day given below. After that day the person can
            withdraw them.
          </Notice>
        ) : null}
        <SuspendedPurses purses={purses} support={support} />
        {suspension.withdrawals.length === 0 ? null : (
          <SuspensionWithdrawals withdrawals={suspension.withdrawals} />
        )}
      </Section>
      {decides ? <ContestSection {...props} /> : null}
      <Section
        title="Where the uncontested money goes"
        note="Only to an account that received a payout at least 14 days before the suspension, or that two members of staff have signed for."
      >
        {suspension.account === null ? (
          <p className="prose">
            There is no such account yet, so nothing can be withdrawn. Two members of staff with the
            duty finance propose and sign one; then the person is told by mail and can withdraw.
          </p>
        ) : (
          <DefinitionList
            items={[
              { term: "Holder", value: suspension.account.holder },
              { term: "Account", value: `ending in ${suspension.account.tail}` },
              {
                term: "Why",
                value:
                  suspension.account.exitAccountId === null
                    ? "It received a payout before."
                    : "Two members of staff signed for it.",
              },
            ]}
          />
        )}
        {decides && suspension.account?.knownPayoutId == null ? (
          <ExitAccountForms {...props} />
        ) : null}
        <p className="small soft">
          Suspended since <When at={suspension.beganAt} />.
        </p>
      </Section>
    </>
  );
}

function ContestSection(props: SuspensionSectionProps) {
  const { file, suspension, support, proposedEnd, formKey, values, problems } = props;
  return (
    <Section
      title="Decide what is contested"
      note="Each amount replaces the earlier one, and the person is told by mail. If nothing uncontested is left, a waiting withdrawal ends without a payout."
    >
      <CommandForm verb="contest" commandKey={formKey} label="Decide what is contested">
        <ContestFields
          purses={file.purses}
          proposedEnd={proposedEnd}
          support={suspension.appeal ?? support}
          values={values}
          problems={problems}
        />
        <div className="btn-row">
          <Submit>Decide what is contested</Submit>
        </div>
      </CommandForm>
    </Section>
  );
}
