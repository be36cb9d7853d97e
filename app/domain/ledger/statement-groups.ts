/** The statement for people: transfers of one command on one account are joined into one line. */
import { sql } from "#app/domain/store/store.ts";
import { statementLines } from "./statement.ts";
import type { StatementLine, StatementPage } from "./statement.ts";

export interface StatementGroup extends StatementLine {
  /** Number of transfers; id and subject are those of the newest, the change is the sum. */
  count: number;
  /** Title of the task, order or request, if it is about one. */
  title: string | null;
  /** That order, or the task's order. */
  orderId: string | null;
}

type Untitled = Omit<StatementGroup, "title" | "orderId">;

const AT_ONCE = 1000;
/** A page reads at most so many chunks: several orders of the most pieces. */
const MOST_BATCHES = 60;

/** Joins lines of the same command, kind, account, currency and reversal; newest first, by their newest line. Pure. */
export function groupLines(lines: readonly StatementLine[]): Untitled[] {
  const groups = new Map<string, Untitled>();
  for (const line of lines) {
    const { commandId, kind, account, currency, reversal } = line;
    const key = [commandId, kind, account, currency, reversal].join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...line, count: 1 });
    else {
      group.count += 1;
      group.changeMicros += line.changeMicros;
    }
  }
  return [...groups.values()];
}

/** Number of leading lines that belong to the first `commands` commands. Pure. */
export function pageEnd(lines: readonly StatementLine[], commands: number): number {
  const seen = new Set<string>();
  const end = lines.findIndex((line) => seen.add(line.commandId).size > commands);
  return end === -1 ? lines.length : end;
}

/** The groups of one page (`limit` commands), and `before` of the next page, null on the last. */
export async function statementPage(
  ownerId: string,
  page: StatementPage,
): Promise<{ groups: StatementGroup[]; next: bigint | null }> {
  const lines: StatementLine[] = [];
  let more = true;
  for (let batch = 0; more && batch < MOST_BATCHES; batch += 1) {
    const before = lines.at(-1)?.id ?? page.before;
    const read = await statementLines(ownerId, { ...page, before, limit: AT_ONCE });
    lines.push(...read);
    more = read.length > 0 && pageEnd(lines, page.limit) === lines.length;
  }
  const end = pageEnd(lines, page.limit);
  const last = lines[end - 1];
  return {
    groups: await titled(groupLines(lines.slice(0, end))),
    next: end < lines.length && last !== undefined ? last.id : null,
  };
}

async function titled(groups: Untitled[]): Promise<StatementGroup[]> {
  const ids = groups.map((group) => group.subjectId);
  const rows = await sql<Array<{ id: string; title: string; orderId: string | null }>>`
    select id, title, order_id as "orderId" from tasks where id = any(${ids}::text[])
    union all
    select id, title, id from orders where id = any(${ids}::text[])
    union all
    select id, title, order_id from buyer_requests where id = any(${ids}::text[])`;
  const subjects = new Map(rows.map((row) => [row.id, row]));
  return groups.map((group) => {
    const { title = null, orderId = null } = subjects.get(group.subjectId) ?? {};
    return { ...group, title, orderId };
  });
}
