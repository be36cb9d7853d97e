/** A queue of staff: what waits for a decision in one tab, and what was decided in another. */
import type { ReactNode } from "react";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { StaffNav } from "./staff-nav.tsx";

/** A tab: its name on it, and what the page says while nothing is in it. */
export interface QueueTab {
  label: string;
  empty: [title: string, words: string];
}

export interface CaseQueueProps<R, V extends string> {
  title: string;
  lead: string;
  /** The page's address; its first tab is the page without `?view=`. */
  path: string;
  /** What is in it, in a word, for its table and its navigation. */
  label: string;
  tabs: Record<V, QueueTab>;
  view: V;
  rows: R[];
  rowKey: (row: R) => string;
  columns: Array<Column<R>>;
  next: string | null;
}

export function CaseQueue<R, V extends string>(props: CaseQueueProps<R, V>): ReactNode {
  const { title, lead, path, label, tabs, view, rows, rowKey, columns, next } = props;
  const views = Object.keys(tabs) as V[];
  const addressOf = (one: V) => (one === views[0] ? path : `${path}?view=${one}`);
  const here = addressOf(view);
  const [emptyTitle, emptyWords] = tabs[view].empty;
  const behind = `${here}${here.includes("?") ? "&" : "?"}after=${next}`;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <PageHeader title={title} lead={lead} />
      <StaffNav current={path} />
      <div className="stack">
        <TabsNav
          label={label}
          tabs={views.map((one) => ({ label: tabs[one].label, href: addressOf(one) }))}
          current={here}
        />
        <Table<R>
          caption={label}
          rows={rows}
          rowKey={rowKey}
          empty={<EmptyState title={emptyTitle}>{emptyWords}</EmptyState>}
          columns={columns}
        />
        <Pagination label={label} next={next === null ? undefined : behind} />
      </div>
    </>
  );
}
