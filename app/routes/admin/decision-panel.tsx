/** The last look before a decision about a person: what will happen, why, one button. */
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/submit.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { DECISIONS } from "./person-decisions.ts";
import type { DecisionVerb } from "./person-decisions.ts";

export interface DecisionPanelProps {
  verb: DecisionVerb;
  person: { id: string; name: string };
  formKey: string;
  reason: string | undefined;
  error: string | undefined;
}

export function DecisionPanel({ verb, person, formKey, reason, error }: DecisionPanelProps) {
  const { label, effects, afterwards, danger } = DECISIONS[verb];
  const back = `/admin/people/${person.id}`;
  return (
    <ConfirmPanel
      title={`${label}: ${person.name}`}
      effects={effects.map((what) => ({ what }))}
      afterwards={afterwards}
    >
      <CommandForm verb={verb} commandKey={formKey} action={`${back}?decide=${verb}`}>
        <TextArea
          name="reason"
          label="Reason"
          hint="Kept for ever beside the decision; the person reads it."
          value={reason}
          error={error}
          rows={3}
          maxLength={500}
        />
        <div className="btn-row">
          <Submit kind={danger ? "danger" : "primary"}>{label}</Submit>
          <ButtonLink href={back} kind="plain">
            Cancel
          </ButtonLink>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}
