/** The transfers that a command would write, shown before it is given. */
import type { Money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface PostingLine {
  /** The transfer kind in words: "Release to the freelancer". */
  kind: string;
  debit: string;
  credit: string;
  amount: Money;
}

export interface PostingsPreviewProps {
  lines: PostingLine[];
  caption?: string | undefined;
}

export function PostingsPreview({ lines, caption }: PostingsPreviewProps) {
  const numbered = lines.map((line, index) => ({ ...line, key: `${index}` }));
  return (
    <Table
      caption={caption ?? "Transfers that will be written"}
      captionHidden={false}
      rows={numbered}
      rowKey={(line) => line.key}
      columns={[
        { key: "kind", label: "Transfer", head: true, cell: (line) => line.kind },
        { key: "debit", label: "Debit (from)", cell: (line) => line.debit },
        { key: "credit", label: "Credit (to)", cell: (line) => line.credit },
        {
          key: "amount",
          label: "Amount",
          kind: "money",
          cell: (line) => <Amount of={line.amount} />,
        },
      ]}
    />
  );
}
