/** The kinds of change that are possible now, as links to their forms. */
import { CHANGE_KINDS } from "#app/domain/agreements/changes/change-kinds.ts";
import type { ChangeKind } from "#app/domain/agreements/changes/change-kinds.ts";

export function ChangeKinds({ orderId, kinds }: { orderId: string; kinds: ChangeKind[] }) {
  return (
    <ul className="stack">
      {kinds.map((kind) => (
        <li key={kind}>
          <a className="link" href={`/orders/${orderId}/changes/new?kind=${kind}`}>
            {CHANGE_KINDS[kind].label}
          </a>
          <span className="small soft block">{CHANGE_KINDS[kind].effect}</span>
        </li>
      ))}
    </ul>
  );
}
