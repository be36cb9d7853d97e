/** Lines of a statement as a page shows them: what happened in words, and where it leads. */
import { lineWords } from "#app/domain/ledger/statement-file.ts";
import { subjectPath } from "#app/domain/ledger/subject-path.ts";
import type { StatementGroup } from "#app/domain/ledger/statement-groups.ts";

/** `leads` is false where the reader can open no other page. */
export function statementRows(groups: StatementGroup[], leads = true) {
  return groups.map(({ id, ...group }) => ({
    ...group,
    key: `${id} ${group.account} ${group.kind}`,
    words: groupWords(group),
    // Many tasks of one order are one line, which leads to all of them.
    href: leads
      ? subjectPath(group.count > 1 && group.orderId !== null ? group.orderId : group.subjectId)
      : null,
  }));
}

/** `Held for a task: A mark for your business`, with the count where one line stands for many. */
function groupWords(group: Omit<StatementGroup, "id">): string {
  const words = group.title === null ? lineWords(group) : `${lineWords(group)}: ${group.title}`;
  return group.count === 1 ? words : `${words} (${group.count.toLocaleString("en")} tasks)`;
}
