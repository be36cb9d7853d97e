/** The decision on a reported message: the form, or what was decided. */
import { MAX_DECISION_REASON } from "#app/domain/messages/reports/report-decisions.ts";
import type { ReportFile } from "#app/domain/messages/reports/report-file.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { CHOICES, DECIDED } from "./report-words.ts";

interface Props {
  file: ReportFile;
  formKey: string;
  refused: Refused | null;
}

export function ReportDecisionSection({ file, formKey, refused }: Props) {
  return (
    <Section title="The decision">
      {file.decision === null ? (
        <DecisionForm formKey={formKeyAgain(refused, formKey)} refused={refused} />
      ) : (
        <Decided file={file} />
      )}
    </Section>
  );
}

function Decided({ file }: { file: ReportFile }) {
  return (
    <>
      <p>
        {file.decidedBy} decided{" "}
        {file.decidedAt === null ? null : (
          <>
            on <When at={file.decidedAt} />
          </>
        )}
        : {file.decision === null ? null : DECIDED[file.decision]}.
      </p>
      <p className="prose whitespace-pre-line break-words">{file.explanation}</p>
    </>
  );
}

function DecisionForm({ formKey, refused }: Omit<Props, "file">) {
  const values = refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm commandKey={formKey} label="Decide">
      <RadioCards
        name="decision"
        label="Does the message break the rules?"
        options={CHOICES}
        value={values["decision"]}
        error={problems["decision"]}
      />
      <TextArea
        name="explanation"
        label="Reason"
        hint="The reporter reads this, and the author too if they are warned. Do not name the reporter."
        rows={3}
        maxLength={MAX_DECISION_REASON}
        value={values["explanation"]}
        error={problems["explanation"]}
      />
      <div>
        <Submit>Decide on the report</Submit>
      </div>
    </CommandForm>
  );
}
