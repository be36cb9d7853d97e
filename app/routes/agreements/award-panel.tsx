/** What the buyer can do with a proposal: the short list, a question, and the award with what happens to the money. */
import type { ProposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { plural } from "./plural.ts";

export interface AwardPanelProps {
  proposal: ProposalView;
  request: RequestView;
  keys: { award: string; list: string };
  refused: Refused | null;
}

export function AwardPanel(props: AwardPanelProps) {
  const { proposal, request } = props;
  if (proposal.orderId !== null)
    return (
      <Notice kind="success" title="You awarded your request to this proposal">
        <a className="link" href={`/orders/${proposal.orderId}`}>
          Go to the order
        </a>
      </Notice>
    );
  if (proposal.state !== "made" || request.state !== "open")
    return <Notice title="This proposal cannot be awarded any more" />;
  return (
    <>
      <ShortList {...props} />
      <Award {...props} />
    </>
  );
}

function ShortList({ proposal, keys }: AwardPanelProps) {
  const listed = proposal.shortlistedAt !== null;
  const { handle, name } = proposal.freelancer;
  return (
    <Section
      title="Not sure yet?"
      note="The freelancer is told when you put a proposal on your short list."
    >
      <CommandForm
        verb={listed ? "unlist" : "shortlist"}
        commandKey={keys.list}
        inline
        label="Short list"
      >
        <Submit kind="quiet">
          {listed ? "Take it off the short list" : "Put it on the short list"}
        </Submit>
        <ButtonLink href={`/messages/new?to=${handle}`} kind="quiet">
          Ask {name}
        </ButtonLink>
      </CommandForm>
    </Section>
  );
}

function Award({ proposal, request, keys, refused }: AwardPanelProps) {
  const { currency, totalMicros, lines, freelancer } = proposal;
  const held = request.ceilingMicros ?? 0n;
  if (totalMicros > held)
    return (
      <Notice kind="warning" title="This costs more than your request holds">
        Your request holds <Amount of={money(held, currency)} />, so it cannot be awarded to this
        proposal. Ask {freelancer.name} for another one.
      </Notice>
    );
  return (
    <Section title="Award your request">
      <ConfirmPanel
        effects={[
          {
            what: `Held for ${plural(lines.length, "task")} of the new order`,
            value: <Amount of={money(totalMicros, currency)} />,
          },
          {
            what: "Back in your balance at once",
            value: <Amount of={money(held - totalMicros, currency)} />,
          },
          { what: `${freelancer.name} is told and can start`, value: null },
        ]}
        afterwards="The request is over for everybody else. You can cancel a task until the freelancer starts it."
      >
        <CommandForm
          verb="award"
          commandKey={formKeyAgain(refusedForm(refused, "award", "award"), keys.award)}
          label="Award your request"
        >
          <div>
            <Submit>Award it to {freelancer.name}</Submit>
          </div>
        </CommandForm>
      </ConfirmPanel>
    </Section>
  );
}
