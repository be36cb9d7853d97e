/** Where somebody's tasks are listed: what one sells, or what one bought. */
export function deskCrumb(selling: boolean): { label: string; href: string } {
  return selling ? { label: "Selling", href: "/selling" } : { label: "Orders", href: "/orders" };
}
