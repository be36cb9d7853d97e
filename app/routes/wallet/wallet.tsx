/** The wallet page: balances, held amounts and when they move, and why a payout has not come yet. */
import { money } from "#app/domain/kernel/money.ts";
import { earningsByMonth } from "#app/domain/earnings/earnings-by-month.ts";
import { clearingLines, heldTasks } from "#app/domain/earnings/held-amounts.ts";
import { walletPage } from "#app/domain/payouts/wallet-page.ts";
import type { WalletPurse } from "#app/domain/payouts/wallet-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EarningsChart } from "./earnings-chart.tsx";
import { HeldAmounts } from "./held-amounts.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PayoutOutlook } from "./payout-outlook.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";
import type { Route } from "./+types/wallet";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const MONTH_AND_YEAR = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "wallet.read");
  return runLoader(async () => {
    const [wallet, held, clearing] = await Promise.all([
      walletPage(actor),
      heldTasks(actor),
      clearingLines(actor),
    ]);
    const charts = await Promise.all(
      wallet.purses.map(async ({ currency }) => {
        const months = await earningsByMonth(actor, currency);
        const bars = months.map(({ month, micros }, index) => ({
          label: MONTH.format(month),
          period: MONTH_AND_YEAR.format(month),
          micros,
          running: index === months.length - 1,
        }));
        return { currency, bars };
      }),
    );
    return { ...wallet, held, clearing, charts };
  });
}

function Figures({ purse }: { purse: WalletPurse }) {
  const of = (micros: bigint) => <Amount of={money(micros, purse.currency)} size="l" />;
  const { openPayout } = purse;
  return (
    <KeyFigures
      figures={[
        {
          label: "Balance to order with",
          value: of(purse.balanceMicros),
          note: <a href="/wallet/deposit">Add money</a>,
        },
        {
          label: "Earnings available",
          value: of(purse.availableMicros),
          note:
            purse.availableMicros > 0n ? (
              <>
                <a href="/wallet/withdraw">Withdraw</a> ·{" "}
                <a href="/wallet/use-earnings">Use to order</a>
              </>
            ) : undefined,
        },
        { label: "Earnings clearing", value: of(purse.clearingMicros) },
        {
          label: "On the way to you",
          value: of(openPayout?.amountMicros ?? 0n),
          note: openPayout ? <a href={`/wallet/payouts/${openPayout.id}`}>Follow it</a> : undefined,
        },
      ]}
    />
  );
}

export default function Wallet({ loaderData }: Route.ComponentProps) {
  const { purses, method, now, held, clearing, charts } = loaderData;
  const earning = charts.filter(({ bars }) => bars.some((bar) => bar.micros > 0n));
  return (
    <>
      <title>Wallet · Farthing</title>
      <PageHeader
        title="Wallet"
        lead="What you have, what is held, and when it moves."
        actions={
          <ButtonLink kind="primary" href="/wallet/deposit">
            Add money
          </ButtonLink>
        }
      />
      <WalletTabs current="/wallet" />
      <LivePart name="wallet" on={LIVE_TOPICS.money}>
        {purses.map((purse) => (
          <Figures key={purse.currency} purse={purse} />
        ))}
        <Section title="Your next payout" id="outlook">
          {purses.map((purse) => (
            <PayoutOutlook key={purse.currency} purse={purse} method={method} now={now} />
          ))}
        </Section>
        <HeldAmounts tasks={held} clearing={clearing} now={now} />
        <Section title="Earned, month by month" wide>
          {earning.length === 0 ? (
            <p className="soft">
              Nothing earned yet. Your earnings appear here when buyers accept your work.
            </p>
          ) : (
            earning.map(({ currency, bars }) => (
              <EarningsChart
                key={currency}
                title={`After commission, in ${currency}`}
                currency={currency}
                bars={bars}
              />
            ))
          )}
        </Section>
      </LivePart>
    </>
  );
}
