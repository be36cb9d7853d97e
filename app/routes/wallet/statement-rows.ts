/** Turns lines of a statement into rows of a page: the event in words, and a link. */
import { lineWords } from "#app/domain/ledger/line-words.ts";
import { subjectPath } from "#app/domain/ledger/subject-path.ts";
import type { StatementGroup } from "#app/domain/ledger/statement-groups.ts";

/** `leads` is false for readers who can open no other page: the rows get no links. */
export function statementRows(groups: StatementGroup[], leads = true) {
  return groups.map(({ id, ...group }) => ({
    ...group,
    key: `${id} ${group.account} ${group.kind}`,
    words: groupWords(group),
    // One line for many tasks of an order links to all of them.
    href: leads
      ? subjectPath(group.count > 1 && group.orderId !== null ? group.orderId : group.subjectId)
      : null,
  }));
}

/** `Held for a task: A mark for your business`, with the count where one line is about many tasks. */
function groupWords(group: Omit<StatementGroup, "id">): string {
  const words = group.title === null ? lineWords(group) : `${lineWords(group)}: ${group.title}`;
  return group.count === 1 ? words : `${words} (${group.count.toLocaleString("en")} tasks)`;
}
