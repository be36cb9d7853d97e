/** Every operation of the API, folded by room. Links to `/api#orders.place` from before there were rooms lead here. */
import { WithCode } from "./with-code.tsx";

export interface IndexRoom {
  tag: string;
  title: string;
  operations: readonly { id: string; call: string; summary: string }[];
}

export function RoomIndex({ rooms }: { rooms: readonly IndexRoom[] }) {
  const folds = rooms.map(({ tag, title, operations }) => (
    <details className="fold room-fold" key={tag}>
      <summary>
        {title} <span className="choice-count">{operations.length}</span>
      </summary>
      <ul>
        {operations.map(({ id, call, summary }) => (
          <li key={id} id={id}>
            <a className="link" href={`/api/${tag}#${id}`}>
              <code>{call}</code>
            </a>
            <p className="soft small">
              <WithCode text={summary} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  ));
  return <div>{folds}</div>;
}
