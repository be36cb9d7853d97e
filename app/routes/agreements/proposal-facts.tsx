/** The lines of a proposal with its price, and for its freelancer what is left after commission. */
import type { ProposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { BuyerOfRequest } from "./buyer-of-request.tsx";
import { plural } from "./plural.ts";

export interface ProposalFactsProps {
  proposal: ProposalView;
  request: RequestView;
}

export function ProposalFacts({ proposal, request }: ProposalFactsProps) {
  const { currency, lines, totalMicros, netMicros, state, madeAt } = proposal;
  return (
    <>
      <DefinitionList
        items={[
          { term: "State", value: <StateBadge of="proposal" state={state} /> },
          { term: "Made", value: <When at={madeAt} /> },
          ...(netMicros === null
            ? []
            : [
                { term: "Buyer", value: <BuyerOfRequest request={request} /> },
                { term: "You get", value: <Amount of={money(netMicros, currency)} /> },
              ]),
        ]}
      />
      <Section title="The work" wide>
        <Table
          caption="The lines of the proposal"
          rows={lines.map((line, n) => ({ ...line, key: `${n}` }))}
          rowKey={({ key }) => key}
          total={{ title: "Total", price: <Amount of={money(totalMicros, currency)} /> }}
          columns={[
            {
              key: "title",
              label: "Line",
              head: true,
              cell: ({ title, scope }) => (
                <>
                  {title}
                  {scope === "" ? null : (
                    <div className="small soft font-normal gig-words">{scope}</div>
                  )}
                </>
              ),
            },
            { key: "days", label: "Needs", cell: ({ days }) => plural(days, "day") },
            {
              key: "revisions",
              label: "Revisions",
              kind: "figure",
              cell: ({ revisions }) => revisions.toLocaleString("en"),
            },
            {
              key: "price",
              label: "Price",
              kind: "money",
              cell: ({ priceMicros }) => <Amount of={money(priceMicros, currency)} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
