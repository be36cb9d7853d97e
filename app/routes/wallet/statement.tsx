/** The statement: every line of one's accounts, newest first, to read, print or take away. */
import { money } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { lineWords } from "#app/domain/wallet/statement-file.ts";
import { statementPage } from "#app/domain/wallet/statement-groups.ts";
import type { StatementGroup } from "#app/domain/wallet/statement-groups.ts";
import { subjectPath } from "#app/domain/wallet/subject-path.ts";
import { runLoader } from "#app/http/answer.ts";
import { requireMember } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Amount } from "#app/ui/money.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Section } from "#app/ui/section.tsx";
import { ButtonLink } from "#app/ui/submit.tsx";
import { Table } from "#app/ui/table.tsx";
import { WalletTabs } from "#app/ui/wallet-tabs.tsx";
import { When } from "#app/ui/when.tsx";
import type { Route } from "./+types/statement";

const PER_PAGE = 50;
const PER_PRINTED_PAGE = 1000;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = requireMember(context, url);
  return runLoader(async () => {
    const asked = /^\d{1,18}$/.exec(url.searchParams.get("before") ?? "")?.[0];
    const limit = url.searchParams.has("print") ? PER_PRINTED_PAGE : PER_PAGE;
    const before = asked === undefined ? undefined : BigInt(asked);
    const { groups, next } = await statementPage(actor.id, { before, limit });
    const lines = groups.map(({ id, ...group }) => ({
      ...group,
      key: `${id} ${group.account} ${group.kind}`,
      words: groupWords(group),
      // Many tasks of one order are one line, which leads to all of them.
      href: subjectPath(
        group.count > 1 && group.orderId !== null ? group.orderId : group.subjectId,
      ),
    }));
    return { lines, next: next === null ? null : `${next}`, paged: asked !== undefined };
  });
}

/** `Held for a task: A mark for your business`, with the count where one line stands for many. */
function groupWords(group: Omit<StatementGroup, "id">): string {
  const words = group.title === null ? lineWords(group) : `${lineWords(group)}: ${group.title}`;
  return group.count === 1 ? words : `${words} (${group.count.toLocaleString("en")} tasks)`;
}

export default function Statement({ loaderData }: Route.ComponentProps) {
  const { lines, next, paged } = loaderData;
  return (
    <>
      <title>Statement · Farthing</title>
      <PageHeader
        title="Statement"
        lead="Every movement of your accounts, newest first. What was done to many tasks at once is one line here; the files hold every single one."
        actions={
          <>
            <ButtonLink href="/wallet/statement.csv">CSV</ButtonLink>
            <ButtonLink href="/wallet/statement.json">JSON</ButtonLink>
            <ButtonLink href="/wallet/statement?print">To print</ButtonLink>
          </>
        }
      />
      <WalletTabs current="/wallet/statement" />
      <Section title="Lines" wide>
        <Table
          caption="Statement lines"
          rows={lines}
          rowKey={(line) => line.key}
          empty={
            <EmptyState title="Nothing has moved yet">
              Your first deposit, order or release is the first line here.
            </EmptyState>
          }
          columns={[
            { key: "at", label: "When", cell: (line) => <When at={line.at} /> },
            {
              key: "what",
              label: "What",
              head: true,
              cell: (line) =>
                line.href === null ? (
                  line.words
                ) : (
                  <a className="link" href={line.href}>
                    {line.words}
                  </a>
                ),
            },
            { key: "account", label: "Account", cell: (line) => ACCOUNT_KINDS[line.account].label },
            {
              key: "change",
              label: "Change",
              kind: "money",
              cell: ({ changeMicros, currency }) => (
                <Amount
                  of={money(changeMicros < 0n ? -changeMicros : changeMicros, currency)}
                  flow={changeMicros < 0n ? "out" : "in"}
                  code
                />
              ),
            },
          ]}
        />
        <Pagination
          label="Statement"
          previous={paged ? "/wallet/statement" : undefined}
          next={next === null ? undefined : `/wallet/statement?before=${next}`}
        />
      </Section>
    </>
  );
}
