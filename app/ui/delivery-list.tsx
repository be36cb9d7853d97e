/** What was delivered, newest first: the words and the files. */
import { FileList } from "./file-list.tsx";
import type { ListedFile } from "./file-list.tsx";
import { When } from "./when.tsx";

export interface ShownDelivery {
  id: string;
  at: Date;
  note: string;
  files: ListedFile[];
  /** Where many pieces were handed over together: how many of those shown, and where the first and the last of them stand. */
  pieces?: { count: number; first: number; last: number };
}

function piecesWords({ count, first, last }: NonNullable<ShownDelivery["pieces"]>): string {
  if (count === 1) return `no. ${first}`;
  const between = count === last - first + 1 ? "" : " between";
  return `${count.toLocaleString("en")} tasks,${between} no. ${first.toLocaleString("en")} to ${last.toLocaleString("en")}`;
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
