/** The statement page: what a period did to one's accounts, and its lines, newest first. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { monthsBetween } from "#app/domain/ledger/statement-period.ts";
import { statementSummary } from "#app/domain/ledger/statement-summary.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { AccountSums, KindSums } from "#app/ui/money/period-sums.tsx";
import { StatementTable } from "#app/ui/money/statement-table.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { askedPeriod } from "./asked-period.ts";
import { PeriodForm } from "./period-form.tsx";
import { statementRows } from "./statement-rows.ts";
import type { Route } from "./+types/statement";

const PER_PAGE = 50;
/** Ten years of months in the list; older days can be typed. */
const MOST_MONTHS = 120;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "wallet.statement");
  return runLoader(async () => {
    const asked = /^\d{1,18}$/.exec(url.searchParams.get("before") ?? "")?.[0];
    const before = asked === undefined ? undefined : BigInt(asked);
    const { period, wrong } = askedPeriod(url);
    const [{ groups, next }, summary] = await Promise.all([
      statementPage(actor.id, { ...period, before, limit: PER_PAGE }),
      statementSummary(actor.id, period),
    ]);
    const now = nowDate();
    const query = new URLSearchParams(period.query);
    return {
      lines: statementRows(groups),
      next: next === null ? null : `${next}`,
      paged: before !== undefined,
      label: period.label,
      query: period.query,
      wrong,
      running: period.until === null,
      accounts: summary.accounts,
      kinds: summary.kinds,
      months: monthsBetween(summary.firstAt ?? now, now, MOST_MONTHS),
      month: query.get("month") ?? undefined,
      from: query.get("from") ?? "",
      to: query.get("to") ?? "",
    };
  });
}

export default function Statement({ loaderData }: Route.ComponentProps) {
  const { lines, next, paged, label, query, wrong, accounts, kinds } = loaderData;
  const here = `/wallet/statement?${query}`;
  return (
    <>
      <title>Statement · Farthing</title>
      <PageHeader
        title="Statement"
        lead="Every movement of your accounts in the days you choose, newest first. What was done to many tasks at once is one line here; the files list each movement."
        actions={
          <>
            <ButtonLink href={`/wallet/statement/print?${query}`}>Print view</ButtonLink>
            <ButtonLink href={`/wallet/statement.csv?${query}`}>Download CSV</ButtonLink>
            <ButtonLink href={`/wallet/statement.json?${query}`}>Open JSON</ButtonLink>
          </>
        }
      />
      <WalletTabs current="/wallet/statement" />
      {wrong ? (
        <Notice kind="warning" title="These days do not exist, or the last is before the first">
          You see this month instead. Choose the days again below.
        </Notice>
      ) : null}
      <PeriodForm {...loaderData} />
      <Section
        title={label}
        note={`All days are days in UTC.${loaderData.running ? " The period is still running: “at the end” means now." : ""}`}
        wide
      >
        {accounts.length === 0 ? null : <AccountSums accounts={accounts} />}
      </Section>
      {kinds.length === 0 ? null : (
        <Section title="Totals by kind" wide>
          <KindSums kinds={kinds} />
        </Section>
      )}
      <Section title="Lines" wide>
        <StatementTable
          lines={lines}
          empty={
            accounts.length === 0 ? undefined : (
              <EmptyState
                title={`Nothing moved: ${label}`}
                action={<ButtonLink href="/wallet/statement?all">Show everything</ButtonLink>}
              >
                Choose another month above, or see every movement there is.
              </EmptyState>
            )
          }
        />
        <Pagination
          label="Statement"
          previous={paged ? here : undefined}
          next={next === null ? undefined : `${here}&before=${next}`}
        />
      </Section>
    </>
  );
}
