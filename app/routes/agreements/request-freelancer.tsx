/** The freelancer's part of a request's page: their own proposal, or the way to make one. */
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { When } from "#app/ui/page/when.tsx";

export function FreelancersPart({ request }: { request: RequestView }) {
  const { own, state, id, buyer } = request;
  const may = state === "open" && (own === null || own.state === "withdrawn");
  return (
    <Section title="Your proposal" note="Only the buyer and you can read it.">
      {own === null ? null : (
        <p>
          <StateBadge of="proposal" state={own.state} />{" "}
          <a className="link" href={`/proposals/${own.id}`}>
            Your proposal
          </a>{" "}
          for <Amount of={money(own.totalMicros, own.currency)} />, made <When at={own.madeAt} />.
        </p>
      )}
      {may ? (
        <div className="btn-row">
          <ButtonLink href={`/requests/${id}/propose`} kind="primary">
            Make a proposal
          </ButtonLink>
          <ButtonLink href={`/messages/new?to=${buyer.handle}`} kind="quiet">
            Ask {buyer.name}
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}
