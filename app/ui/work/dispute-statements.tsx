/** The messages of a dispute in order, with their files. */
import type { FileFacts } from "#app/domain/files/read-files.ts";
import { FileList } from "./file-list.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface StatementShown {
  id: string;
  side: "buyer" | "freelancer" | "staff";
  authorName: string;
  body: string;
  at: Date;
  files: FileFacts[];
}

const SIDE_WORDS = { buyer: "buyer", freelancer: "freelancer", staff: "Farthing staff" } as const;

export interface DisputeStatementsProps {
  statements: StatementShown[];
  /** The party whose messages are set apart as the reader's own. */
  own: "buyer" | "freelancer" | "staff";
}

export function DisputeStatements({ statements, own }: DisputeStatementsProps) {
  if (statements.length === 0)
    return <p className="soft">There are no statements yet. Tell your side below.</p>;
  return (
    <ol className="stack" aria-label="Statements">
      {statements.map((statement) => (
        <li
          key={statement.id}
          className={statement.side === own ? "message message-own" : "message"}
        >
          <p className="small soft">
            <strong>{statement.side === own ? "You" : statement.authorName}</strong>,{" "}
            {SIDE_WORDS[statement.side]} · <When at={statement.at} />
          </p>
          <p className="mt-1 whitespace-pre-line break-words">{statement.body}</p>
          <FileList files={statement.files} />
        </li>
      ))}
    </ol>
  );
}
