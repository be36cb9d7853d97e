/** The API's own navigation: its rooms, with the operations of the open one. A column on wide pages, a fold on narrow ones. */
import { Breakable } from "./with-code.tsx";
import type { ReactNode } from "react";

export interface NavRoom {
  tag: string;
  title: string;
}

interface RoomNavProps {
  rooms: readonly NavRoom[];
  /** The open room's tag; null on the first page. */
  current: string | null;
  /** The open room's operations: anchor and call. */
  operations?: readonly { id: string; call: string }[];
}

/** The page beside its navigation. */
export function WithRoomNav({ children, ...nav }: RoomNavProps & { children: ReactNode }) {
  return (
    <div className="with-facets api-page">
      <nav className="api-aside" aria-label="API">
        <Links {...nav} />
      </nav>
      <nav className="api-fold" aria-label="API, folded">
        <details className="fold">
          <summary>Find an operation</summary>
          <Links {...nav} />
        </details>
      </nav>
      <div>{children}</div>
    </div>
  );
}

function Links({ rooms, current, operations = [] }: RoomNavProps) {
  return (
    <ul>
      <li>
        <a href="/api" aria-current={current === null ? "page" : undefined}>
          Start
        </a>
      </li>
      {rooms.map(({ tag, title }) => (
        <li key={tag}>
          <a href={`/api/${tag}`} aria-current={current === tag ? "page" : undefined}>
            {title}
          </a>
          {current === tag && operations.length > 0 ? (
            <ul>
              {operations.map(({ id, call }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <code>
                      <Breakable call={call} />
                    </code>
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
      <li>
        <a href="/api/problems">Problems</a>
      </li>
      <li>
        <a href="/developers/events">Webhook events</a>
      </li>
    </ul>
  );
}
