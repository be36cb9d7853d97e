/** The form of a proposal: a note to the buyer and rows of lines, with a button for one more row. */
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { MAX_PROPOSAL_NOTE } from "#app/domain/agreements/requests/request-limits.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { ProposalLine } from "./proposal-line.tsx";
import { rowsIn } from "./line-rows.ts";

export interface ProposalQuote {
  totalMicros: bigint;
  commissionMicros: bigint;
  netMicros: bigint;
  currency: Currency;
  bps: number;
}

export interface ProposalFormProps {
  request: RequestView;
  commandKey: string;
  values: Record<string, string>;
  problems: Record<string, string>;
  /** Of the lines as they were previewed; null before that. */
  quote: ProposalQuote | null;
}

export function ProposalForm(props: ProposalFormProps) {
  const { request, commandKey, values, problems, quote } = props;
  const rows = Math.min(rowsIn(values), MAX_AGREED_LINES);
  return (
    <CommandForm commandKey={commandKey} hidden={{ rows: `${rows}` }} label="Your proposal">
      <TextArea
        name="note"
        label={`What do you want to tell ${request.buyer.name}?`}
        hint="Why you, how you would do it, what you need to know."
        rows={6}
        maxLength={MAX_PROPOSAL_NOTE}
        value={values["note"]}
        error={problems["note"]}
      />
      {Array.from({ length: rows }, (_, n) => (
        <ProposalLine
          key={n}
          n={n}
          currency={request.currency}
          days={request.days}
          values={values}
          problems={problems}
        />
      ))}
      {quote === null ? null : <Quote quote={quote} />}
      {/* The first button is the one that Enter in a field presses. */}
      <div className="btn-row">
        <Submit kind={quote === null ? "primary" : "quiet"} name="verb" value="preview">
          Work out the money
        </Submit>
        <Submit kind={quote === null ? "quiet" : "primary"} name="verb" value="send">
          Send the proposal
        </Submit>
        {rows < MAX_AGREED_LINES ? (
          <Submit kind="quiet" name="verb" value="add" skipChecks>
            Add a line
          </Submit>
        ) : null}
        <ButtonLink href={`/requests/${request.id}`} kind="plain">
          Not now
        </ButtonLink>
      </div>
    </CommandForm>
  );
}

function Quote({ quote }: { quote: ProposalQuote }) {
  const { totalMicros, commissionMicros, netMicros, currency, bps } = quote;
  return (
    <DefinitionList
      items={[
        { term: "The buyer pays", value: <Amount of={money(totalMicros, currency)} /> },
        {
          term: `Commission, ${bps / 100} %`,
          value: <Amount of={money(commissionMicros, currency)} />,
        },
        { term: "You get", value: <Amount of={money(netMicros, currency)} /> },
      ]}
    />
  );
}
