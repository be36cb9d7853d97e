/** The tabs of the pages about requests and proposals. */
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";

const TABS = [
  { label: "Open requests", href: "/requests" },
  { label: "Your requests", href: "/requests/mine" },
  { label: "Your proposals", href: "/proposals" },
];

export function RequestTabs({ current }: { current: string }) {
  return (
    <div className="mb-6">
      <TabsNav label="Requests" tabs={TABS} current={current} />
    </div>
  );
}
