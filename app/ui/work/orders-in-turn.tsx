/** A person's orders by whose turn it is, below tabs with counts and a search. */
import type { ReactNode } from "react";
import type { OrderCounts } from "#app/domain/home/order-counts.ts";
import type { OrderView } from "#app/domain/home/order-views.ts";
import type { OrderInTurn } from "#app/domain/home/orders-by-turn.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { OrderSearch } from "./order-search.tsx";
import { OrderTable } from "./order-table.tsx";
import { GROUP_TITLE, TABS, VIEW_EMPTY, VIEW_LABEL } from "./order-view-words.ts";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";

export interface OrdersInTurnProps {
  path: "/orders" | "/selling";
  side: Side;
  orders: OrderInTurn[];
  next: string | null;
  counts: OrderCounts;
  view: OrderView;
  /** The searched words. */
  text: string;
  /** False on the pages after the first. */
  first: boolean;
  now: Date;
  /** For a person without any order. */
  empty: ReactNode;
}

/** The address of a view, with its search and its place. */
function addressOf(path: string, view: OrderView, text: string, after?: string): string {
  const query = new URLSearchParams({
    ...(view === "all" ? {} : { view }),
    ...(text === "" ? {} : { q: text }),
    ...(after === undefined ? {} : { after }),
  });
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function Tabs({ path, side, counts, view, text }: OrdersInTurnProps) {
  const tabs = TABS.map((name) => ({
    label: VIEW_LABEL[side][name],
    href: addressOf(path, name, text),
    count: name === "all" || counts[name] === "" ? undefined : counts[name],
  }));
  return <TabsNav label="Which orders" current={addressOf(path, view, text)} tabs={tabs} />;
}

function Groups({ side, orders, view, now }: OrdersInTurnProps) {
  const groups = [...Map.groupBy(orders, ({ group }) => group)];
  return groups.map(([group, rows]) => (
    <section key={group} className="stack" aria-labelledby={`${group}-title`}>
      <h2 id={`${group}-title`} className={view === "all" ? undefined : "sr-only"}>
        {GROUP_TITLE[group]}
      </h2>
      <OrderTable orders={rows} side={side} now={now} caption={GROUP_TITLE[group]} />
    </section>
  ));
}

function Nothing({ text, view, side, empty, next }: OrdersInTurnProps) {
  if (next !== null)
    return (
      <p className="soft">None of these orders matches. Go to the next page for older ones.</p>
    );
  if (text !== "")
    return (
      <EmptyState title="No order found">
        No order here has “{text}” in its title or is with a person of that name. You can also
        search for the id of an order or a task.
      </EmptyState>
    );
  const { title, words } = VIEW_EMPTY[side][view];
  return view === "all" ? empty : <EmptyState title={title}>{words}</EmptyState>;
}

export function OrdersInTurn(props: OrdersInTurnProps) {
  const { path, orders, next, view, text, first } = props;
  return (
    <div className="stack-wide">
      <div className="stack">
        <LivePart name="order-tabs" on={LIVE_TOPICS.orders} box="">
          <Tabs {...props} />
        </LivePart>
        <OrderSearch path={path} view={view} text={text} all={addressOf(path, view, "")} />
      </div>
      <LivePart name="orders" on={LIVE_TOPICS.orders} box="stack-wide">
        {orders.length === 0 ? <Nothing {...props} /> : <Groups {...props} />}
      </LivePart>
      <Pagination
        label="Orders"
        previous={first ? undefined : addressOf(path, view, text)}
        next={next === null ? undefined : addressOf(path, view, text, next)}
      />
    </div>
  );
}
