/** What a freelancer can do with their own proposal. */
import type { ProposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Section } from "#app/ui/page/section.tsx";

export interface OwnProposalProps {
  proposal: ProposalView;
  keys: { withdraw: string };
  refused: Refused | null;
}

export function OwnProposal({ proposal, keys, refused }: OwnProposalProps) {
  if (proposal.orderId !== null)
    return (
      <Notice kind="success" title="The buyer chose your proposal">
        <a className="link" href={`/orders/${proposal.orderId}`}>
          Go to the order
        </a>
      </Notice>
    );
  if (proposal.state === "passed")
    return <Notice title="The request is over, and the buyer did not choose this proposal" />;
  if (proposal.state !== "made") return null;
  return (
    <Section title="Withdraw it">
      <CommandForm
        verb="withdraw"
        commandKey={formKeyAgain(refused, keys.withdraw)}
        label="Withdraw your proposal"
      >
        <p>You can make another proposal while the request is open.</p>
        <div>
          <Submit kind="quiet">Withdraw the proposal</Submit>
        </div>
      </CommandForm>
    </Section>
  );
}
