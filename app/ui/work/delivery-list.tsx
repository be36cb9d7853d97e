/** The deliveries of a task, newest first: notes and files. */
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
  /** For many pieces delivered together: which of the shown pieces the delivery holds. */
  pieces?: HeldPieces;
}

/** Takes the deliveries oldest first. */
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
