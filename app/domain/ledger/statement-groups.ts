/** A statement to read: what one command did to one account is one line, however many transfers it took. */
import { sql } from "#app/domain/store/store.ts";
import { statementLines } from "./statement.ts";
import type { StatementLine } from "./statement.ts";

export interface StatementGroup extends StatementLine {
  /** How many lines it stands for; the id and the subject are the newest one's, the change is the sum of all. */
  count: number;
  /** What the task or order is called, where it is about one. */
  title: string | null;
  /** That order, or the order of that task. */
  orderId: string | null;
}

type Untitled = Omit<StatementGroup, "title" | "orderId">;

const AT_ONCE = 1000;
/** A page reads at most this many batches: several orders of the most pieces. */
const MOST_BATCHES = 60;

/** Joins what one command wrote in the same way; newest first, in the order of their newest lines. Pure. */
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

/** How many of the lines belong to the first `commands` commands, up to where the next one begins. Pure. */
export function pageEnd(lines: readonly StatementLine[], commands: number): number {
  const seen = new Set<string>();
  const end = lines.findIndex((line) => seen.add(line.commandId).size > commands);
  return end === -1 ? lines.length : end;
}

/** The groups of one page (`limit` commands) and the `before` of the next one, null on the last. */
export async function statementPage(
  ownerId: string,
  page: { before?: bigint | undefined; limit: number },
): Promise<{ groups: StatementGroup[]; next: bigint | null }> {
  const lines: StatementLine[] = [];
  let more = true;
  for (let batch = 0; more && batch < MOST_BATCHES; batch += 1) {
    const before = lines.at(-1)?.id ?? page.before;
    const read = await statementLines(ownerId, { before, limit: AT_ONCE });
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
  const rows = await sql<Array<{ id: string; title: string; orderId: string }>>`
    select id, title, order_id as "orderId" from tasks where id = any(${ids}::text[])
    union all
    select id, title, id from orders where id = any(${ids}::text[])`;
  const subjects = new Map(rows.map((row) => [row.id, row]));
  return groups.map((group) => {
    const { title = null, orderId = null } = subjects.get(group.subjectId) ?? {};
    return { ...group, title, orderId };
  });
}
