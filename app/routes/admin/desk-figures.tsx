/** The figures of the staff's desk; each links to the page where that work is done. */
import type { StaffDesk } from "#app/domain/disputes/staff-desk.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import type { KeyFigure as Figure } from "#app/ui/page/key-figures.tsx";
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
  return (
    <KeyFigures
      figures={[
        ...disputeFigures(counts),
        ...moneyFigures(counts, suspense),
        ...importFigures(counts),
      ]}
    />
  );
}

function disputeFigures({ review, rulingsOverdue, open, answersOverdue }: StaffDesk): Figure[] {
  if (review === null) return [];
  const overdue = (late: number | null) => (late === 0 ? "none overdue" : `${late} overdue`);
  return [
    { label: "Disputes to rule", value: `${review}`, note: overdue(rulingsOverdue) },
    { label: "Waiting for an answer", value: `${open}`, note: overdue(answersOverdue) },
  ];
}

function moneyFigures(
  { payoutsUnknown, payoutsFailed, depositsUnknown }: StaffDesk,
  suspense: DeskFiguresProps["suspense"],
): Figure[] {
  if (payoutsUnknown === null) return [];
  const [first, ...more] = suspense;
  return [
    {
      label: "Payments without a known result",
      value: `${payoutsUnknown + (depositsUnknown ?? 0)}`,
      note: <Go href="/admin/payments">{`${payoutsFailed} payouts failed or came back`}</Go>,
    },
    {
      label: "Unexplained money",
      value:
        first === undefined ? "none" : <Amount of={money(first.micros, first.currency)} size="l" />,
      note: (
        <>
          {more.map(({ currency, micros }) => (
            <Amount key={currency} of={money(micros, currency)} />
          ))}{" "}
          <Go href="/admin/books">Books</Go>
        </>
      ),
    },
  ];
}

function importFigures({ importsOpen }: StaffDesk): Figure[] {
  if (importsOpen === null) return [];
  return [
    { label: "Imports open", value: `${importsOpen}`, note: <Go href="/admin/import">Imports</Go> },
  ];
}
