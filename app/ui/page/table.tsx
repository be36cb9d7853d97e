/** A ruled table; on narrow pages its rows become labelled stacks. ARIA roles are set, because the changed display hides them. */
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** `money`: right-aligned behind the double rule; `figure`: right-aligned numbers. */
  kind?: "text" | "money" | "figure" | undefined;
  /** True for the column that names the row; one per table. */
  head?: boolean | undefined;
  /** Keeps the label for screen readers only, e.g. over a column of links. */
  labelHidden?: boolean | undefined;
}

export interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: Array<Column<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of a table without rows: an `<EmptyState>`. */
  empty?: ReactNode;
  /** A last line under double rules: each column's content by key. */
  total?: Record<string, ReactNode> | undefined;
}

function cellClass(kind: Column<unknown>["kind"]): string | undefined {
  return kind === "money" ? "cell-money" : kind === "figure" ? "cell-figure" : undefined;
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const shared = {
    className: cellClass(column.kind),
    "data-label": column.labelHidden ? undefined : column.label,
  };
  return column.head ? (
    <th scope="row" role="rowheader" {...shared}>
      <div>{column.cell(row)}</div>
    </th>
  ) : (
    <td role="cell" {...shared}>
      <div>{column.cell(row)}</div>
    </td>
  );
}

function HeadRow<Row>({ columns }: { columns: Array<Column<Row>> }) {
  return (
    <tr role="row">
      {columns.map((column) => (
        <th key={column.key} scope="col" role="columnheader" className={cellClass(column.kind)}>
          <span className={column.labelHidden ? "sr-only" : "label"}>{column.label}</span>
        </th>
      ))}
    </tr>
  );
}

function TotalRow<Row>({
  columns,
  total,
}: {
  columns: Array<Column<Row>>;
  total: Record<string, ReactNode>;
}) {
  return (
    <tr role="row">
      {columns.map((column) => (
        <td key={column.key} role="cell" className={cellClass(column.kind)}>
          {total[column.key]}
        </td>
      ))}
    </tr>
  );
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden = true, columns, rows, rowKey, empty, total } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="ledger-holder">
      <table className="ledger ledger-stacks" role="table">
        <caption className={captionHidden ? "sr-only" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <HeadRow columns={columns} />
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot role="rowgroup">
            <TotalRow columns={columns} total={total} />
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
