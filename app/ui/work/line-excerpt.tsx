/** Lines of a conversation as staff read them: in order, as they were written, with their files and warnings. */
import type { ExcerptLine } from "#app/domain/messages/excerpt-lines.ts";
import { When } from "#app/ui/page/when.tsx";
import { FileList } from "./file-list.tsx";
import { LineWarnings } from "./line-warnings.tsx";

export interface LineExcerptProps {
  lines: readonly ExcerptLine[];
  label: string;
  /** The line that is set apart, and what is said beside it. */
  marked?: { id: string; words: string } | undefined;
}

export function LineExcerpt({ lines, label, marked }: LineExcerptProps) {
  return (
    <ol className="stack" aria-label={label}>
      {lines.map((line) => {
        const isMarked = line.id === marked?.id;
        return (
          <li key={line.id} id={line.id} className={isMarked ? "message message-own" : "message"}>
            <p className="small soft">
              <strong>{line.authorName ?? "Farthing"}</strong> · <When at={line.at} />
              {isMarked ? <strong> · {marked?.words}</strong> : null}
            </p>
            <p className="mt-1 whitespace-pre-line break-words">{line.body}</p>
            <FileList files={line.files} />
            <LineWarnings warnings={line.warnings} />
          </li>
        );
      })}
    </ol>
  );
}
