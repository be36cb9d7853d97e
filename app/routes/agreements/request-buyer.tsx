/** The buyer's part of a request's page: the proposals, the short list, and the way to withdraw it. */
import type { ProposalPage, ProposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { plural } from "./plural.ts";

export interface BuyersPartProps {
  request: RequestView;
  list: ProposalPage;
  shortlisted: boolean;
  paged: boolean;
  formKey: string;
  refused: Refused | null;
}

export function BuyersPart(props: BuyersPartProps) {
  const { request, list, shortlisted, paged } = props;
  const here = `/requests/${request.id}`;
  const view = shortlisted ? `${here}?view=shortlist` : here;
  const tabs = [
    { label: "All proposals", href: here, count: request.proposals },
    { label: "Short list", href: `${here}?view=shortlist` },
  ];
  return (
    <>
      {request.orderId === null ? null : (
        <Notice kind="success" title="You awarded this request">
          <a className="link" href={`/orders/${request.orderId}`}>
            Go to the order
          </a>
        </Notice>
      )}
      <Section title="Proposals" wide>
        <TabsNav label="Proposals" tabs={tabs} current={view} />
        <Proposals proposals={list.proposals} shortlisted={shortlisted} />
        <Pagination
          label="Proposals"
          previous={paged ? view : undefined}
          next={
            list.next === null ? undefined : `${view}${shortlisted ? "&" : "?"}after=${list.next}`
          }
        />
      </Section>
      {request.state === "open" ? <Withdraw {...props} /> : null}
    </>
  );
}

function Proposals({
  proposals,
  shortlisted,
}: {
  proposals: ProposalView[];
  shortlisted: boolean;
}) {
  return (
    <Table
      caption="Proposals to your request"
      rows={proposals}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={shortlisted ? "Nothing on the short list" : "No proposals yet"}>
          {shortlisted
            ? "Put proposals that you like on the short list, on their pages."
            : "We tell you when the first one comes."}
        </EmptyState>
      }
      columns={[
        {
          key: "who",
          label: "Freelancer",
          head: true,
          cell: ({ id, freelancer, shortlistedAt }) => (
            <>
              <a className="link" href={`/proposals/${id}`}>
                {freelancer.name}
              </a>
              {shortlistedAt === null ? null : (
                <div className="small soft font-normal">On your short list</div>
              )}
            </>
          ),
        },
        { key: "note", label: "Says", cell: ({ note }) => <Beginning of={note} /> },
        {
          key: "days",
          label: "Needs",
          cell: ({ lines }) =>
            plural(
              lines.reduce((sum, { days }) => sum + days, 0),
              "day",
            ),
        },
        {
          key: "price",
          label: "Price",
          kind: "money",
          cell: ({ totalMicros, currency, aboveCeiling }) => (
            <>
              <Amount of={money(totalMicros, currency)} />
              {aboveCeiling === true ? <div className="small soft">above what is held</div> : null}
            </>
          ),
        },
      ]}
    />
  );
}

function Beginning({ of: text }: { of: string }) {
  return (
    <span className="wrap-anywhere">{text.length > 140 ? `${text.slice(0, 139)}…` : text}</span>
  );
}

function Withdraw({ request, formKey, refused }: BuyersPartProps) {
  const { ceilingMicros, currency } = request;
  return (
    <Section title="Withdraw it">
      <details className="fold" open={refused !== null}>
        <summary>Withdraw this request</summary>
        <CommandForm
          verb="withdraw"
          commandKey={formKeyAgain(refused, formKey)}
          label="Withdraw this request"
        >
          <p>
            <Amount of={money(ceilingMicros ?? 0n, currency)} /> is back in your balance at once.
            Nobody can make a proposal any more, and you cannot open the request again.
          </p>
          <div>
            <Submit kind="danger">Withdraw the request</Submit>
          </div>
        </CommandForm>
      </details>
    </Section>
  );
}
