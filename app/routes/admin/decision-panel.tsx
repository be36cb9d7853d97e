/** The confirmation of a decision about a person: what will happen, why, one button. */
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { SuspendedPurses } from "#app/ui/money/suspended-purses.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";
import type { Duty } from "#app/domain/kernel/actor.ts";
import { ContestFields } from "./contest-fields.tsx";
import { DutyFields } from "./duty-fields.tsx";
import { decisionLabel, DECISIONS } from "./person-decisions.ts";
import type { DecisionVerb } from "./person-decisions.ts";

export interface DecisionPanelProps {
  verb: DecisionVerb;
  person: { id: string; name: string; duties: readonly Duty[] };
  formKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
  /** For a suspension: the earnings with the proposed or typed amounts. */
  money: { purses: SuspendedPurse[]; proposedEnd: string; support: string };
}

export function DecisionPanel(props: DecisionPanelProps) {
  const { verb, person, formKey, values, problems, money } = props;
  const { effects, afterwards, danger } = DECISIONS[verb];
  const back = `/admin/people/${person.id}`;
  const suspends = verb === "suspend";
  const chooses = verb === "make-staff" || verb === "set-duties";
  return (
    <ConfirmPanel
      title={decisionLabel(verb, person.name)}
      effects={effects.map((what) => ({ what }))}
      afterwards={afterwards}
    >
      {suspends ? <SuspendedPurses purses={money.purses} support={money.support} terse /> : null}
      <CommandForm commandKey={formKey} action={`${back}?decide=${verb}`}>
        {chooses ? (
          <DutyFields present={person.duties} values={values} problem={problems["duties"]} />
        ) : null}
        <TextArea
          name="reason"
          label="Reason"
          hint="The person reads this. It is kept with the decision."
          value={values["reason"]}
          error={problems["reason"]}
          rows={3}
          maxLength={500}
        />
        {suspends ? <ContestFields {...money} values={values} problems={problems} /> : null}
        <div className="btn-row">
          <Submit kind={danger ? "danger" : "primary"} name="verb" value={verb}>
            {decisionLabel(verb, person.name)}
          </Submit>
          {suspends ? <PreviewButton kind="quiet">Show the amounts again</PreviewButton> : null}
          <ButtonLink href={back} kind="plain">
            Change nothing
          </ButtonLink>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}
