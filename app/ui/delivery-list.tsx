/** What was delivered, newest first: the words and the files. */
import { When } from "./when.tsx";

export interface ShownDelivery {
  id: string;
  at: Date;
  note: string;
  files: Array<{ id: string; name: string; bytes: number }>;
  /** Where many tasks were handed over together: how many of those shown, from which place to which. */
  tasks?: number;
  first?: number;
  last?: number;
}

/** `12 kB`, `3.4 MB`: sizes are for people, so one decimal is enough. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function FileLinks({ files }: { files: ShownDelivery["files"] }) {
  if (files.length === 0) return null;
  return (
    <ul className="stack">
      {files.map((file) => (
        <li key={file.id}>
          <a className="link" href={`/files/${file.id}`}>
            {file.name}
          </a>{" "}
          <span className="soft small">{fileSize(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function taskWords({ tasks = 1, first = 1, last = first }: ShownDelivery): string {
  if (tasks === 1) return `no. ${first}`;
  const between = tasks === last - first + 1 ? "" : " between";
  return `${tasks.toLocaleString("en")} tasks,${between} no. ${first.toLocaleString("en")} to ${last.toLocaleString("en")}`;
}

export function DeliveryList({ deliveries }: { deliveries: ShownDelivery[] }) {
  return (
    <ol className="stack-wide">
      {deliveries.toReversed().map((delivery) => (
        <li key={delivery.id} className="card">
          <p className="small soft">
            <When at={delivery.at} />
            {delivery.tasks === undefined ? null : `: ${taskWords(delivery)}`}
          </p>
          {delivery.note !== "" && <p className="prose whitespace-pre-line">{delivery.note}</p>}
          <FileLinks files={delivery.files} />
        </li>
      ))}
    </ol>
  );
}
