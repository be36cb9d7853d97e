/** A buyer's record for members who may work for them: how they accept, revise and dispute, and the orders it comes from. */
import { redirect } from "react-router";
import { readBuyerFacts, readBuyerRecord } from "#app/domain/reputation/record-pages.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { afterOf } from "./after-of.ts";
import { buyerFigures } from "./buyer-figures.ts";
import { ComputeAgain } from "./compute-again.tsx";
import { FactsTable } from "./facts-table.tsx";
import { ScoreFormula } from "./score-formula.tsx";
import { WhatCounts } from "./what-counts.tsx";
import type { Route } from "./+types/buyer-record";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "records.of_buyer");
  return runLoader(async () => {
    const { person, record } = await readBuyerRecord(actor, params.handle);
    const path = `/buyers/${encodeURIComponent(person.handle)}/record`;
    if (person.handle.toLowerCase() !== params.handle.toLowerCase()) throw redirect(path, 302);
    const facts = await readBuyerFacts(actor, person.handle, afterOf(url));
    return { person: { name: person.name, handle: person.handle }, record, facts, path };
  });
}

export default function BuyerRecordPage({ loaderData }: Route.ComponentProps) {
  const { person, record, facts, path } = loaderData;
  return (
    <>
      <title>{`${person.name} as a buyer · Farthing`}</title>
      <PageHeader
        title={`${person.name} as a buyer`}
        lead="Orders that ended in the last 365 days, and all reviews. Only members can see this page."
      />
      <KeyFigures figures={buyerFigures(record)} />
      <Section title="Score" id="score">
        <ScoreFormula score={record.score} by="freelancers" />
      </Section>
      <Section title="The other numbers" id="numbers">
        <ul className="prose">
          <WhatCounts />
          <li>
            <strong>Accepts in:</strong> the time from the delivery to the buyer’s acceptance. Half
            of the orders were accepted as fast or faster. Orders accepted by silence are left out.
          </li>
          <li>
            <strong>By silence:</strong> the buyer said nothing until the time to answer was over,
            and the work was accepted by itself.
          </li>
          <li>
            <strong>Revisions, disputes:</strong> orders with at least one, no matter who was right.
          </li>
        </ul>
      </Section>
      <Section
        title="The orders"
        id="facts"
        note="Those of the newest month first, UTC; in a month in no order of time."
        wide
      >
        <FactsTable facts={facts} of="buyer" path={path} />
      </Section>
      <ComputeAgain side="buyers" handle={person.handle} />
    </>
  );
}
