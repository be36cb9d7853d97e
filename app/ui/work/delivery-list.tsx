/** What was delivered, newest first: the words and the files. */
import { FileList } from "./file-list.tsx";
import type { ListedFile } from "./file-list.tsx";
import { piecesWords } from "./pieces-words.ts";
import type { HeldPieces } from "./pieces-words.ts";
import { When } from "#app/ui/page/when.tsx";

export interface ShownDelivery {
  id: string;
  at: Date;
  note: string;
  files: ListedFile[];
  /** Where many pieces were handed over together: which of those shown. */
  pieces?: HeldPieces;
}

/** Takes them as they came, oldest first. */
export function DeliveryList({ deliveries }: { deliveries: ShownDelivery[] }) {
  return (
    <ol className="stack-wide">
      {deliveries.toReversed().map(({ id, at, note, files, pieces }) => (
        <li key={id} className="card">
          <p className="small soft">
            <When at={at} />
            {pieces === undefined ? null : `: ${piecesWords(pieces)}`}
          </p>
          {note !== "" && <p className="prose whitespace-pre-line break-words">{note}</p>}
          <FileList files={files} />
        </li>
      ))}
    </ol>
  );
}
