/** The figures of the staff's desk; each links to the page where that work is done. */
import type { StaffDesk } from "#app/domain/disputes/staff-desk.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Amount } from "#app/ui/money/money.tsx";

export interface DeskFiguresProps {
  counts: StaffDesk;
  suspense: Array<{ currency: Currency; micros: bigint }>;
}

function Go({ href, children }: { href: string; children: string }) {
  return (
    <a className="link" href={href}>
      {children}
    </a>
  );
}

export function DeskFigures({ counts, suspense }: DeskFiguresProps) {
  const [first, ...more] = suspense;
  return (
    <KeyFigures
      figures={[
        {
          label: "Disputes to rule",
          value: `${counts.review}`,
          note: counts.rulingsOverdue === 0 ? "none overdue" : `${counts.rulingsOverdue} overdue`,
        },
        {
          label: "Waiting for an answer",
          value: `${counts.open}`,
          note: counts.answersOverdue === 0 ? "none overdue" : `${counts.answersOverdue} overdue`,
        },
        {
          label: "Payments without a known result",
          value: `${counts.payoutsUnknown + counts.depositsUnknown}`,
          note: (
            <Go href="/admin/payments">{`${counts.payoutsFailed} payouts failed or came back`}</Go>
          ),
        },
        {
          label: "Unexplained money",
          value:
            first === undefined ? (
              "none"
            ) : (
              <Amount of={money(first.micros, first.currency)} size="l" />
            ),
          note: (
            <>
              {more.map(({ currency, micros }) => (
                <Amount key={currency} of={money(micros, currency)} />
              ))}{" "}
              <Go href="/admin/books">Books</Go>
            </>
          ),
        },
        {
          label: "Imports open",
          value: `${counts.importsOpen}`,
          note: <Go href="/admin/import">Imports</Go>,
        },
      ]}
    />
  );
}
