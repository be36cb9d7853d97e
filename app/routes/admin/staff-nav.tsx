/** The navigation between the staff's pages. */
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";

const ROOMS = [
  { label: "Desk", href: "/admin" },
  { label: "Books", href: "/admin/books" },
  { label: "Payments", href: "/admin/payments" },
  { label: "People", href: "/admin/people" },
  { label: "Commission", href: "/admin/commission" },
  { label: "Import", href: "/admin/import" },
  { label: "Catalogue", href: "/admin/catalog" },
];

export function StaffNav({ current }: { current: string }) {
  return (
    <div className="mb-6">
      <TabsNav label="Staff" tabs={ROOMS} current={current} />
    </div>
  );
}
