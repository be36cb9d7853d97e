/** The list of one's own batches: the step, the progress and the result of each. */
import { batchTitle } from "#app/domain/batches/batch-lifecycle.ts";
import { batchList } from "#app/domain/batches/batch-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { BatchTable } from "./batch-table.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import type { Route } from "./+types/batches";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "batches.list");
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => {
    const { batches, older } = await batchList(actor, before);
    const titled = batches.map((each) => ({ ...each, title: batchTitle(each.verb, each.total) }));
    return { batches: titled, older, paged: before !== undefined };
  });
}

export default function Batches({ loaderData }: Route.ComponentProps) {
  const { batches, older, paged } = loaderData;
  const beginOne = (
    <ButtonLink href="/batches/new" kind="primary">
      Start a batch
    </ButtonLink>
  );
  return (
    <>
      <title>Batches · Farthing</title>
      <PageHeader
        title="Batches"
        lead="A batch does one step for many tasks at once, also across orders. It continues while you are away, and you see the result of each task."
        actions={batches.length === 0 ? undefined : beginOne}
        breadcrumb={[{ label: "Orders", href: "/orders" }]}
      />
      <BatchTable
        batches={batches}
        empty={
          <EmptyState title="No batches yet" action={beginOne}>
            Accept, start or deliver the tasks of several orders at once; programs do the same with{" "}
            <a href="/api">the API</a>.
          </EmptyState>
        }
      />
      <Pagination
        label="Batches"
        previous={paged ? "/batches" : undefined}
        next={older === null ? undefined : `/batches?before=${older}`}
      />
    </>
  );
}
