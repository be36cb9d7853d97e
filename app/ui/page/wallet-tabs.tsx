/** The tabs of the wallet's pages. */
import { TabsNav } from "./tabs-nav.tsx";

const TABS = [
  { label: "Overview", href: "/wallet" },
  { label: "Deposit", href: "/wallet/deposit" },
  { label: "Payouts", href: "/wallet/payouts" },
  { label: "Payout account", href: "/wallet/payout-method" },
  { label: "Statement", href: "/wallet/statement" },
];

export function WalletTabs({ current }: { current: string }) {
  return (
    <div className="mb-6">
      <TabsNav label="Wallet" tabs={TABS} current={current} />
    </div>
  );
}
