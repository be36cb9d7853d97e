/** The navigation between the staff's pages that the viewer's duties open. */
import { useRouteLoaderData } from "react-router";
import type { loader } from "#app/root.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";

export function StaffNav({ current }: { current: string }) {
  const rooms = useRouteLoaderData<typeof loader>("root")?.rooms ?? [];
  return (
    <div className="mb-6">
      <TabsNav label="Staff" tabs={rooms} current={current} />
    </div>
  );
}
