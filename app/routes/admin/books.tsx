/** Staff page of the books: debits beside credits, every kind of transfer, and the proof, which staff can run. */
import { checkBooks, latestCheck } from "#app/domain/proof/check-books.ts";
import { trialBalance } from "#app/domain/ledger/balance.ts";
import type { TrialBalanceRow } from "#app/domain/ledger/balance.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { kindTotals } from "#app/domain/ledger/kind-totals.ts";
import type { KindTotal } from "#app/domain/ledger/kind-totals.ts";
import { newestProofs } from "#app/domain/proof/newest-proofs.ts";
import { TRANSFER_KINDS } from "#app/domain/ledger/transfer-kinds.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CheckResults } from "./check-results.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ProofTable } from "./proof-table.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Route } from "./+types/books";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "staff.books.read");
  return runLoader(async () => {
    const [balances, totals, proof, proofs] = await Promise.all([
      trialBalance(),
      kindTotals(),
      latestCheck(),
      newestProofs(),
    ]);
    return { balances, totals, proof, proofs, key: newFormKey() };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "proof.check");
  return runAction(request, async (form) => {
    const { answer } = await checkBooks(actor, { key: form.key() });
    return redirectWithFlash(
      "/admin/books",
      answer.healthy
        ? { kind: "success", text: `All ${answer.checks.length} checks were run.` }
        : { kind: "danger", text: `${answer.violations} checks found something wrong.` },
    );
  });
}

interface BalanceProps {
  currency: Currency;
  rows: TrialBalanceRow[];
  /** True when it is the only currency, so that its name is not shown as a heading. */
  only: boolean;
}

function BalanceOf({ currency, rows, only }: BalanceProps) {
  const sum = (side: "debit" | "credit") =>
    money(
      rows.reduce((total, row) => total + row[side], 0n),
      currency,
    );
  const cell = (micros: bigint) => (micros === 0n ? "" : <Amount of={money(micros, currency)} />);
  const [debit, credit] = [sum("debit"), sum("credit")];
  return (
    <>
      <Table
        caption={`Trial balance in ${currency}`}
        captionHidden={only}
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: "kind",
            label: "Account",
            head: true,
            cell: (row) => ACCOUNT_KINDS[row.kind].label,
          },
          { key: "accounts", label: "Accounts", kind: "figure", cell: (row) => `${row.accounts}` },
          { key: "debit", label: "Debit", kind: "money", cell: (row) => cell(row.debit) },
          { key: "credit", label: "Credit", kind: "money", cell: (row) => cell(row.credit) },
        ]}
        total={{ kind: "Total", debit: <Amount of={debit} />, credit: <Amount of={credit} /> }}
      />
      <p className={debit.micros === credit.micros ? "small soft" : "text-bad font-semibold"}>
        {debit.micros === credit.micros
          ? `Debits equal credits in ${currency}.`
          : `Debits and credits in ${currency} differ. Stop payouts and find out why.`}
      </p>
    </>
  );
}

function Totals({ totals }: { totals: KindTotal[] }) {
  return (
    <Table
      caption="Transfers by kind, less corrections"
      rows={totals}
      rowKey={(row) => `${row.kind} ${row.currency}`}
      empty={
        <EmptyState title="No transfers yet">Transfers appear here once money moves.</EmptyState>
      }
      columns={[
        { key: "kind", label: "Kind", head: true, cell: (row) => TRANSFER_KINDS[row.kind].label },
        {
          key: "from",
          label: "Debit → credit",
          cell: (row) => {
            const { debit, credit } = TRANSFER_KINDS[row.kind];
            return `${ACCOUNT_KINDS[debit].label} → ${ACCOUNT_KINDS[credit].label}`;
          },
        },
        { key: "count", label: "Transfers", kind: "figure", cell: (row) => `${row.transfers}` },
        {
          key: "reversals",
          label: "Corrections",
          kind: "figure",
          cell: (row) => `${row.reversals}`,
        },
        {
          key: "sum",
          label: "Sum",
          kind: "money",
          cell: (row) => <Amount of={money(row.micros, row.currency)} />,
        },
      ]}
    />
  );
}

export default function BooksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { balances, totals, proof, proofs, key } = loaderData;
  const refused = refusedFrom(actionData);
  const byCurrency = [...Map.groupBy<Currency, TrialBalanceRow>(balances, (row) => row.currency)];
  return (
    <>
      <title>Books · Farthing</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title="Books"
        lead="Every account by kind, and the checks that they are right."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <StaffNav current="/admin/books" />
      <div className="stack-wide">
        <section className="stack" aria-labelledby="balance-title">
          <h2 id="balance-title">Trial balance</h2>
          {byCurrency.length === 0 ? (
            <EmptyState title="The books are empty">There are no deposits yet.</EmptyState>
          ) : (
            byCurrency.map(([currency, rows]) => (
              <BalanceOf
                key={currency}
                currency={currency}
                rows={rows}
                only={byCurrency.length === 1}
              />
            ))
          )}
        </section>
        <section className="stack" aria-labelledby="checks-title">
          <h2 id="checks-title">Checks</h2>
          <ProofTable proofs={proofs} />
          {proof === null ? (
            <p className="soft">
              No member of staff has run the checks yet. Each check looks for one kind of error, and
              must find none.
            </p>
          ) : (
            <CheckResults {...proof} />
          )}
          <CommandForm commandKey={formKeyAgain(refused, key)} inline label="Check the books">
            <Submit kind={proof === null ? "primary" : "quiet"}>
              {proof === null ? "Check the books now" : "Check the books again"}
            </Submit>
          </CommandForm>
        </section>
        <section className="stack" aria-labelledby="totals-title">
          <h2 id="totals-title">What moved so far</h2>
          <Totals totals={totals} />
        </section>
      </div>
    </>
  );
}
