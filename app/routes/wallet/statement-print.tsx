/** A statement to print or keep as PDF: whose it is, its period, balances, totals and every line. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { statementSummary } from "#app/domain/ledger/statement-summary.ts";
import { ownProfile } from "#app/domain/people/change-profile.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { AccountSums, KindSums } from "#app/ui/money/period-sums.tsx";
import { StatementTable } from "#app/ui/money/statement-table.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { askedPeriod } from "./asked-period.ts";
import { statementRows } from "./statement-rows.ts";
import type { Route } from "./+types/statement-print";

/** Commands on one printed statement, about forty sheets of paper. */
const MOST_LINES = 2000;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "wallet.statement");
  return runLoader(async () => {
    const { period } = askedPeriod(url);
    const [{ name, handle, email }, { groups, next }, { accounts, kinds }] = await Promise.all([
      ownProfile(actor),
      statementPage(actor.id, { ...period, limit: MOST_LINES }),
      statementSummary(actor.id, period),
    ]);
    return {
      owner: { name, handle, email, id: actor.id },
      label: period.label,
      query: period.query,
      lines: statementRows(groups),
      cut: next !== null,
      accounts,
      kinds,
      madeAt: nowDate(),
    };
  });
}

export default function StatementPrint({ loaderData }: Route.ComponentProps) {
  const { owner, label, query, lines, cut, accounts, kinds, madeAt } = loaderData;
  return (
    <>
      <title>{`Statement, ${label} · Farthing`}</title>
      <PageHeader
        title={`Statement: ${label}`}
        breadcrumb={[
          { label: "Wallet", href: "/wallet" },
          { label: "Statement", href: `/wallet/statement?${query}` },
        ]}
        actions={
          <button type="button" className="btn btn-primary" data-print hidden>
            Print the statement
          </button>
        }
      />
      <p className="soft no-print mb-4">
        Print this page with your browser (Ctrl+P, on a Mac ⌘P), or choose “Save as PDF” there. The
        menus are left out on paper.
      </p>
      {cut ? (
        <Notice
          kind="warning"
          title={`Only the newest ${MOST_LINES.toLocaleString("en")} lines are here`}
        >
          The balances and totals are for the whole period. Choose a shorter period, or{" "}
          <a href={`/wallet/statement.csv?${query}`}>download every line as CSV</a>.
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: "Issued by", value: "Farthing" },
          { term: "Name", value: `${owner.name} (@${owner.handle})` },
          { term: "E-mail", value: owner.email },
          { term: "Account", value: owner.id },
          { term: "Period", value: `${label}, days in UTC` },
          { term: "Made", value: <When at={madeAt} utc /> },
        ]}
      />
      <Section title="Balances" wide>
        {accounts.length === 0 ? (
          <p>No money has moved in this account yet.</p>
        ) : (
          <AccountSums accounts={accounts} />
        )}
      </Section>
      {kinds.length === 0 ? null : (
        <Section title="Totals by kind" wide>
          <KindSums kinds={kinds} />
        </Section>
      )}
      {lines.length === 0 ? null : (
        <Section title="Lines" wide>
          <StatementTable lines={lines} />
        </Section>
      )}
      <p className="soft mt-6">End of the statement.</p>
    </>
  );
}
