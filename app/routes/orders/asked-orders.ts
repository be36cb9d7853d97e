/** Reads from the address of a list of orders which of them are asked for. */
import { searchedWords } from "#app/domain/home/order-search.ts";
import { ORDER_VIEWS } from "#app/domain/home/order-views.ts";
import type { OrderView } from "#app/domain/home/order-views.ts";

export interface OrdersAsked {
  view: OrderView;
  text: string;
  cursor: string | undefined;
}

/** An unknown view counts as all. */
export function askedOrders({ searchParams }: URL): OrdersAsked {
  const view = ORDER_VIEWS.find((known) => known === searchParams.get("view")) ?? "all";
  const text = searchedWords(searchParams.get("q"));
  return { view, text, cursor: searchParams.get("after") ?? undefined };
}
