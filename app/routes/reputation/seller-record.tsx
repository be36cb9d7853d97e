/** The public page of a seller's record: the numbers, how each is computed, and the orders they come from. */
import { redirect } from "react-router";
import { answersOf } from "#app/domain/reputation/answers.ts";
import { answerTimes } from "#app/domain/reputation/seller-answers.ts";
import { readSellerFacts, readSellerRecord } from "#app/domain/reputation/record-pages.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { AnswersPart } from "./answers-part.tsx";
import { afterOf } from "./after-of.ts";
import { ComputeAgain } from "./compute-again.tsx";
import { FactsTable } from "./facts-table.tsx";
import { LevelTable } from "./level-table.tsx";
import { reviewsNote, scoreValue } from "./record-words.ts";
import { ScoreFormula } from "./score-formula.tsx";
import { sellerFigures } from "./seller-numbers.tsx";
import { WhatCounts } from "./what-counts.tsx";
import type { Route } from "./+types/seller-record";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "records.of_seller");
  return runLoader(async () => {
    const { person, record } = await readSellerRecord(params.handle);
    const seller = `/sellers/${encodeURIComponent(person.handle)}`;
    // A former handle leads to the present one. Not kept: the person may take it back.
    if (person.handle.toLowerCase() !== params.handle.toLowerCase())
      throw redirect(`${seller}/record`, 302);
    const facts = await readSellerFacts(person.handle, afterOf(url));
    const { id, name, handle } = person;
    const times = await answerTimes(id);
    return { person: { name, handle }, times, record, facts, seller, origin: env.publicOrigin };
  });
}

export default function SellerRecordPage({ loaderData }: Route.ComponentProps) {
  const { person, times, record, facts, seller, origin } = loaderData;
  const path = `${seller}/record`;
  return (
    <>
      <PublicHead
        title={`${person.name}: the record`}
        description={`${person.name} on Farthing: ${scoreValue(record.score)} ${reviewsNote(record.score)}, and how every number is computed.`}
        canonical={origin + path}
        kind="profile"
      />
      <PageHeader
        title={`The record of ${person.name}`}
        lead="Orders that ended in the last 365 days, and all reviews. Every number can be computed again."
        breadcrumb={[
          { label: "All gigs", href: "/gigs" },
          { label: person.name, href: seller },
        ]}
      />
      <KeyFigures figures={sellerFigures(record, "")} />
      <Section title="Score" id="score">
        <ScoreFormula score={record.score} by="buyers" />
      </Section>
      <Section title="Level" id="level" note="The same thresholds for everybody." wide>
        <LevelTable record={record} />
      </Section>
      <Section title="The other numbers" id="numbers">
        <ul className="prose">
          <WhatCounts />
          <li>
            <strong>On time:</strong> everything was handed over by its due date the first time. An
            order that was given up, or cancelled because it was late, was not on time.
          </li>
          <li>
            <strong>Buyers who came back:</strong> paid orders of buyers who had paid {person.name}{" "}
            before.
          </li>
          <li>
            <strong>Disputes:</strong> orders with a dispute, no matter who opened it and how it
            ended.
          </li>
        </ul>
      </Section>
      <AnswersPart times={times} answers={answersOf(times)} name={person.name} />
      <Section
        title="The orders"
        id="facts"
        note="Those of the newest month first, UTC; in a month in no order of time."
        wide
      >
        <FactsTable facts={facts} of="seller" path={path} />
      </Section>
      <ComputeAgain side="sellers" handle={person.handle} />
    </>
  );
}
