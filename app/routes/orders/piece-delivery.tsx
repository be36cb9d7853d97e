/** The delivery of one task in the order's table. Tasks delivered together show it once, beside the first of them. */
import type { DeliveryBeside } from "#app/domain/orders/order-deliveries.ts";
import type { OrderTask } from "#app/domain/orders/order-page.ts";
import { When } from "#app/ui/page/when.tsx";
import { FileList } from "#app/ui/work/file-list.tsx";

export interface PieceDeliveryProps {
  task: OrderTask;
  /** The tasks of the same table, in its order. */
  tasks: OrderTask[];
  deliveries: DeliveryBeside[];
}

/** Longer notes are on the task's own page in full. */
const SHOWN = 280;

export function PieceDelivery({ task, tasks, deliveries }: PieceDeliveryProps) {
  const delivery = deliveries.find(({ taskIds }) => taskIds.includes(task.id));
  if (delivery === undefined) return "–";
  const first = tasks.find(({ id }) => delivery.taskIds.includes(id));
  if (first !== undefined && first.id !== task.id)
    return (
      <span className="small soft">Together with no. {first.position.toLocaleString("en")}</span>
    );
  const { at, note, files } = delivery;
  return (
    <div className="piece-delivery">
      <p className="small soft">
        <When at={at} />
      </p>
      {note === "" ? null : <p className="whitespace-pre-line break-words">{shortened(note)}</p>}
      {note.length > SHOWN ? (
        <a className="link small" href={`/tasks/${task.id}`}>
          Read all
        </a>
      ) : null}
      <FileList files={files} />
    </div>
  );
}

function shortened(note: string): string {
  if (note.length <= SHOWN) return note;
  return `${note
    .slice(0, SHOWN)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}
