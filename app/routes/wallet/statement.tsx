/** The statement page: every line of one's own accounts, newest first, to read, print or download. */
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StatementTable } from "#app/ui/money/statement-table.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { statementRows } from "./statement-rows.ts";
import type { Route } from "./+types/statement";

const PER_PAGE = 50;
const PER_PRINTED_PAGE = 1000;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "wallet.statement");
  return runLoader(async () => {
    const asked = /^\d{1,18}$/.exec(url.searchParams.get("before") ?? "")?.[0];
    const limit = url.searchParams.has("print") ? PER_PRINTED_PAGE : PER_PAGE;
    const before = asked === undefined ? undefined : BigInt(asked);
    const { groups, next } = await statementPage(actor.id, { before, limit });
    const lines = statementRows(groups);
    return { lines, next: next === null ? null : `${next}`, paged: asked !== undefined };
  });
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
        <StatementTable lines={lines} />
        <Pagination
          label="Statement"
          previous={paged ? "/wallet/statement" : undefined}
          next={next === null ? undefined : `/wallet/statement?before=${next}`}
        />
      </Section>
    </>
  );
}
