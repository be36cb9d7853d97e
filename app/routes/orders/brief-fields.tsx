/** The brief and the files of an order: what the freelancer needs before starting. Part of the order's form. */
import type { OrderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { DraftFiles } from "./draft-files.tsx";

export interface BriefFieldsProps {
  sellerName: string;
  /** What the gig asks its buyers; empty when it asks nothing. */
  questions: string;
  brief: string;
  draft: OrderDraft | null;
  mostFiles: number;
  problems: Record<string, string>;
}

export function BriefFields(props: BriefFieldsProps) {
  const { sellerName, questions, draft, mostFiles, problems } = props;
  const asked = questions !== "";
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
        value={props.brief}
        error={problems["brief"]}
      />
      <DraftFiles files={draft?.files ?? []} />
      <FileField
        name="files"
        label={draft !== null && draft.files.length > 0 ? "More files" : "Files"}
        hint={`Up to ${mostFiles} files that ${sellerName} needs for the work. Only the two of you see them, and our staff if there is a dispute.`}
        multiple
        optional
        error={problems["files"]}
      />
    </div>
  );
}
