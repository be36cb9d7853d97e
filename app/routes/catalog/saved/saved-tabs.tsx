/** The tabs of what a person saved. */
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";

const TABS = [
  { label: "Gigs", href: "/saved" },
  { label: "Searches", href: "/saved/searches" },
];

export function SavedTabs({ current }: { current: string }) {
  return (
    <div className="mb-6">
      <TabsNav label="Saved" tabs={TABS} current={current} />
    </div>
  );
}
