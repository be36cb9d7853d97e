/** The page of one batch: its progress, the result for each task, and a button that calls the rest off. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { batchTitle } from "#app/domain/batches/batch-lifecycle.ts";
import { batchItems, batchView } from "#app/domain/batches/batch-page.ts";
import type { BatchItemView, BatchView, ItemState } from "#app/domain/batches/batch-page.ts";
import { batchSums } from "#app/domain/batches/batch-sums.ts";
import type { BatchSum } from "#app/domain/batches/batch-sums.ts";
import { cancelBatch } from "#app/domain/batches/cancel-batch.ts";
import { endWords } from "#app/domain/batches/settle-items.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { BatchItems } from "./batch-items.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/batch";

const RESULTS: readonly ItemState[] = ["refused", "done", "waiting"];
const ITEMS_PER_PAGE = 50;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "batches.read");
  return runLoader(async () => {
    const asked = url.searchParams.get("result");
    const result = RESULTS.find((name) => name === asked);
    const after = Number.parseInt(
      /^\d{1,6}$/.exec(url.searchParams.get("after") ?? "")?.[0] ?? "0",
      10,
    );
    const [batch, page] = await Promise.all([
      batchView(actor, params.id),
      batchItems(actor, params.id, { after, result, limit: ITEMS_PER_PAGE }),
    ]);
    return {
      batch,
      sums: await batchSums(batch),
      ...page,
      result: result ?? null,
      title: batchTitle(batch.verb, batch.total),
      words: endWords(batch.state),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "batches.cancel");
  return runAction(request, async (form) => {
    await cancelBatch(actor, { batchId: params.id, key: form.key() });
    const text =
      "It is being cancelled: the tasks that are being worked on are finished, the others stay as they are.";
    return redirectWithFlash(`/batches/${params.id}`, { kind: "success", text });
  });
}

const n = (count: number) => count.toLocaleString("en");

function Progress({ batch }: { batch: BatchView }) {
  const { id, state, total, done, refused, left } = batch;
  return (
    <>
      <KeyFigures
        figures={[
          { label: "Tasks", value: n(total) },
          { label: "Done", value: n(done) },
          { label: "Refused", value: n(refused) },
          { label: "Left", value: n(left) },
        ]}
      />
      {state === "running" && (
        <AutoRefresh shown={`${state} ${left}`} seconds={3} href={`/batches/${id}`} streamed />
      )}
    </>
  );
}

/** What the batch did with money, in every currency it moved. */
function sumFacts(sums: BatchSum[]) {
  const fact = (term: string, micros: bigint, currency: BatchSum["currency"]) =>
    micros === 0n ? [] : [{ term, value: <Amount of={money(micros, currency)} code /> }];
  return sums.flatMap(({ currency, releasedMicros, refundedMicros }) => [
    ...fact("Released, commission included", releasedMicros, currency),
    ...fact("Went back to buyers", refundedMicros, currency),
  ]);
}

function About({ batch, words, sums }: { batch: BatchView; words: string; sums: BatchSum[] }) {
  const { note, createdAt, endedAt, cancelAskedAt, state } = batch;
  const asked = state === "running" && cancelAskedAt !== null;
  return (
    <DefinitionList
      items={[
        { term: "State", value: asked ? "Being cancelled" : words },
        { term: "Started", value: <When at={createdAt} /> },
        ...(endedAt === null ? [] : [{ term: "Ended", value: <When at={endedAt} /> }]),
        ...sumFacts(sums),
        {
          term: "Note to the other side",
          value: <span className="whitespace-pre-line">{note === "" ? "None." : note}</span>,
        },
      ]}
    />
  );
}

interface ResultsProps {
  batch: BatchView;
  items: BatchItemView[];
  nextAfter: number | null;
  result: ItemState | null;
}

function Results({ batch, items, nextAfter, result }: ResultsProps) {
  const here = `/batches/${batch.id}`;
  const tab = (label: string, name: ItemState, count: number) => ({
    label,
    href: `${here}?result=${name}`,
    count,
  });
  return (
    <>
      <TabsNav
        label="Tasks by result"
        current={result === null ? here : `${here}?result=${result}`}
        tabs={[
          { label: "All", href: here, count: batch.total },
          tab("Refused", "refused", batch.refused),
          tab("Done", "done", batch.done),
          tab("Waiting", "waiting", batch.left),
        ]}
      />
      <BatchItems items={items} />
      <Pagination
        label="Tasks"
        next={
          nextAfter === null
            ? undefined
            : `${here}?${result === null ? "" : `result=${result}&`}after=${nextAfter}`
        }
      />
    </>
  );
}

export default function Batch({ loaderData, actionData }: Route.ComponentProps) {
  const { batch, title, words, sums, key } = loaderData;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} />
      <LivePart name="batch" on={[batch.id]}>
        <PageHeader
          title={title}
          above={<StateBadge of="batch" state={batch.state} />}
          breadcrumb={[
            { label: "Orders", href: "/orders" },
            { label: "Batches", href: "/batches" },
          ]}
          actions={
            batch.state === "running" && batch.cancelAskedAt === null ? (
              <CommandForm commandKey={key} inline>
                <Submit kind="quiet">Cancel the rest of the batch</Submit>
              </CommandForm>
            ) : undefined
          }
        />
        <Progress batch={batch} />
        <Section title="The batch">
          <About batch={batch} words={words} sums={sums} />
        </Section>
        <Section title="Each task" wide>
          <Results {...loaderData} />
        </Section>
      </LivePart>
    </>
  );
}
