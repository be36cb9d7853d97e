/** The staff's pages in their navigation, each with the ability that opens it. */
import { mightEver } from "#app/domain/access/require-ability.ts";
import type { Ability } from "#app/domain/access/abilities.ts";
import type { SignedIn } from "./viewer.ts";

export interface StaffRoom {
  label: string;
  href: string;
}

const ROOMS: ReadonlyArray<StaffRoom & { opens: Ability }> = [
  { label: "Desk", href: "/admin", opens: "staff.desk.read" },
  { label: "Reports", href: "/admin/reports", opens: "staff.reports.list" },
  { label: "Reviews", href: "/admin/reviews", opens: "staff.reviews.list" },
  { label: "Books", href: "/admin/books", opens: "staff.books.read" },
  { label: "Payments", href: "/admin/payments", opens: "staff.payments.list" },
  { label: "People", href: "/admin/people", opens: "staff.people.list" },
  { label: "Commission", href: "/admin/commission", opens: "staff.commission.read" },
  { label: "Import", href: "/admin/import", opens: "staff.imports.list" },
  { label: "Catalogue", href: "/admin/catalog", opens: "staff.catalog.read" },
];

/** The rooms that the viewer's duties open; none on pages outside the staff's. */
export function staffRooms(signedIn: SignedIn | null, { pathname }: URL): StaffRoom[] {
  if (signedIn === null || !/^\/admin(\/|$)/.test(pathname)) return [];
  return ROOMS.filter(({ opens }) => mightEver(signedIn.actor, opens)).map(({ label, href }) => ({
    label,
    href,
  }));
}
