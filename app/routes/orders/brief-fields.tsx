/** The brief and the files of an order: what the freelancer needs before starting. Part of the order's form. */
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { OrderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { AnswerFields } from "./answer-fields.tsx";
import { DraftFiles } from "./draft-files.tsx";
import { ReferenceField } from "./reference-field.tsx";

export interface BriefFieldsProps {
  sellerName: string;
  /** What the gig asks its buyers; empty when it asks nothing. */
  questions: string;
  /** The gig's typed questions. */
  asked: readonly AskedQuestion[];
  /** Field → text as typed, or as kept before. */
  values: Readonly<Record<string, string>>;
  draft: OrderDraft | null;
  mostFiles: number;
  problems: Record<string, string>;
}

export function BriefFields(props: BriefFieldsProps) {
  const { sellerName, questions, draft, mostFiles, problems, values } = props;
  const asked = questions !== "";
  const keys = new Set(props.asked.map(({ key }) => key));
  // Files of a question that is not asked any more come with the brief.
  const files = (draft?.files ?? []).filter(({ question }) => !keys.has(question));
  const label = "What the freelancer needs to know";
  return (
    <div className="form" role="group" aria-label="For the freelancer">
      <TextArea
        name="brief"
        label={
          asked ? (
            <>
              {label} <span className="field-optional">(required)</span>
            </>
          ) : (
            label
          )
        }
        hint={
          asked ? (
            <>
              {sellerName} asks: <span className="whitespace-pre-line">{questions}</span>
            </>
          ) : (
            `What should it be, and who is it for? If you say it now, ${sellerName} does not have to ask before starting.`
          )
        }
        optional={!asked}
        rows={6}
        value={values["brief"]}
        error={problems["brief"]}
      />
      <DraftFiles files={files} />
      <FileField
        name="files"
        label={files.length > 0 ? "More files" : "Files"}
        hint={`Up to ${mostFiles} files that ${sellerName} needs for the work. Only the two of you see them, and our staff if there is a dispute.`}
        multiple
        optional
        error={problems["files"]}
      />
      {props.asked.length === 0 ? null : (
        <p className="field-hint">
          {sellerName} also asks the following. You can answer later, too: then the time to start
          begins when you have.
        </p>
      )}
      <AnswerFields
        questions={props.asked}
        values={values}
        problems={problems}
        files={draft?.files ?? []}
      />
      <ReferenceField value={values["reference"] ?? ""} error={problems["reference"]} />
    </div>
  );
}
