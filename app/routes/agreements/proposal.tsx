/** The page of one proposal, for its two people: the buyer awards it here, the freelancer can withdraw it. */
import { award } from "#app/domain/agreements/requests/award.ts";
import { proposalView } from "#app/domain/agreements/requests/proposal-views.ts";
import { noteLook, requestView } from "#app/domain/agreements/requests/request-page.ts";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { formatMoney, money, parseAmount } from "#app/domain/kernel/money.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { AwardPanel } from "./award-panel.tsx";
import { OwnProposal } from "./own-proposal.tsx";
import { ProposalFacts } from "./proposal-facts.tsx";
import type { Route } from "./+types/proposal";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "proposals.read");
  return runLoader(async () => {
    const proposal = await proposalView(actor, params.id);
    const request = await requestView(actor, proposal.requestId);
    await noteLook(actor.id, request.id);
    const keys = { award: newFormKey(), list: newFormKey(), withdraw: newFormKey() };
    return { proposal, request, keys };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "proposals.read");
  return runAction(request, (form) => change(actor, params.id, form));
}

function change(actor: UserActor, proposalId: string, form: SentForm): Promise<Response> {
  const input = () => ({ proposalId, key: form.key() });
  const said = (text: string, path = `/proposals/${proposalId}`) =>
    redirectWithFlash(path, { kind: "success", text });
  return doPressed<Response>(form, {
    async award() {
      const { answer } = await award(actor, input());
      const { currency } = await proposalView(actor, proposalId);
      const back = parseAmount(answer.refunded);
      const rest =
        "micros" in back
          ? ` ${formatMoney(money(back.micros, currency))} is back in your balance.`
          : "";
      return said(`The order is placed.${rest}`, `/orders/${answer.orderId}`);
    },
    async shortlist() {
      await shortlist(actor, { ...input(), listed: true });
      return said("It is on your short list.");
    },
    async unlist() {
      await shortlist(actor, { ...input(), listed: false });
      return said("It is off your short list.");
    },
    async withdraw() {
      await withdrawProposal(actor, input());
      return said("Your proposal is withdrawn.");
    },
  });
}

export default function ProposalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, request } = loaderData;
  const refused = refusedFrom(actionData);
  const buying = proposal.side === "buyer";
  return (
    <>
      <title>{`Proposal: ${proposal.title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={buying ? `Proposal of ${proposal.freelancer.name}` : "Your proposal"}
        lead={proposal.title}
        breadcrumb={[
          { label: "Requests", href: "/requests" },
          { label: proposal.title, href: `/requests/${proposal.requestId}` },
        ]}
      />
      <ProposalFacts proposal={proposal} request={request} />
      <Section title={buying ? "What they say" : "What you wrote"}>
        <p className="gig-words">{proposal.note}</p>
      </Section>
      {buying ? (
        <AwardPanel {...loaderData} request={request} refused={refused} />
      ) : (
        <OwnProposal {...loaderData} refused={refused} />
      )}
    </>
  );
}
