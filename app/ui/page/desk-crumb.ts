/** The breadcrumb to a person's tasks: the desk for selling, the orders for buying. */
export function deskCrumb(selling: boolean): { label: string; href: string } {
  return selling ? { label: "Selling", href: "/selling" } : { label: "Orders", href: "/orders" };
}
