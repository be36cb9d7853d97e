/** What can be changed in an agreed order now: kinds, and the agreedLines each kind can be about. Pure. */
import type { ChangeKind } from "#app/domain/agreements/changes/change-kinds.ts";
import type { ShownLine } from "#app/domain/orders/agreed/line-list.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";

export interface ChangeChoice {
  value: string;
  label: string;
}

export interface ChangeChoices {
  /** Empty for readers who are no side of it, and for an order that is over. */
  kinds: ChangeKind[];
  lower: ChangeChoice[];
  days: ChangeChoice[];
  drop: ChangeChoice[];
}

export function choicesOf({ order, party, agreedLines }: OrderPage): ChangeChoices {
  const inState = (...states: string[]) =>
    agreedLines
      .filter(({ state }) => state !== null && states.includes(state))
      .map(({ taskId, ...line }) => ({ value: taskId ?? "", label: named(line) }));
  const unfunded = agreedLines.filter(({ taskId, dropped }) => taskId === null && !dropped);
  const lower = inState("funded", "started", "delivered");
  const days = inState("funded", "started");
  const drop = unfunded.map((line) => ({ value: `${line.position}`, label: named(line) }));
  const mine = order.agreed && (party === "buyer" || party === "freelancer");
  const running = lower.length > 0 || drop.length > 0 || inState("disputed").length > 0;
  const able: Array<[ChangeKind, boolean]> = [
    ["add", running],
    ["lower", lower.length > 0],
    ["days", days.length > 0],
    ["drop", drop.length > 0],
    ["scope", running],
  ];
  const kinds = mine ? able.filter(([, can]) => can).map(([kind]) => kind) : [];
  return { kinds, lower, days, drop };
}

function named({ position, title }: Pick<ShownLine, "position" | "title">): string {
  return `${position}. ${title}`;
}
