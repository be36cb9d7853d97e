/** The page to make a proposal: lines of work, a preview of the money, then one button. */
import { propose } from "#app/domain/agreements/requests/propose.ts";
import { requestView } from "#app/domain/agreements/requests/request-page.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { rowsIn } from "./line-rows.ts";
import { ProposalForm } from "./proposal-form.tsx";
import type { ProposalQuote } from "./proposal-form.tsx";
import { sentProposal } from "./sent-proposal.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Route } from "./+types/propose";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "agreements.propose");
  return runLoader(async () => {
    const request = await requestView(actor, params.id);
    return { request, formKey: newFormKey() };
  });
}

interface Again {
  preview: ProposalQuote | null;
  values: Record<string, string>;
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.propose");
  return runAction(request, async (form): Promise<Response | Again> => {
    const button = pressedButton(form, ["add", "preview", "send"], "preview");
    const key = form.key();
    if (button === "add")
      return { preview: null, values: { ...form.values, rows: `${rowsIn(form.values) + 1}` } };
    if (button === "preview")
      return { preview: await quoteOf(actor, params.id, form), values: form.values };
    const { note, lines } = sentProposal(form);
    const { answer } = await propose(actor, { requestId: params.id, note, lines, key });
    return redirectWithFlash(`/proposals/${answer.proposalId}`, {
      kind: "success",
      text: "Your proposal is sent. We tell you when the buyer chooses it.",
    });
  });
}

/** The money of a proposal that is not sent yet. */
async function quoteOf(
  actor: UserActor,
  requestId: string,
  form: SentForm,
): Promise<ProposalQuote> {
  const { categoryId, currency } = await requestView(actor, requestId);
  const { lines } = sentProposal(form);
  const bps = rateFor(await currentSchedule(), { categoryId, freelancerId: actor.id });
  const { totalMicros, commissionMicros, netMicros } = agreedQuote(lines, { currency, bps });
  return { totalMicros, commissionMicros, netMicros, currency, bps };
}

export default function ProposePage({ loaderData, actionData }: Route.ComponentProps) {
  const { request, formKey } = loaderData;
  const { refused, preview, typed, commandKey } = shownStep(actionData, formKey);
  const there = request.own !== null && request.own.state !== "withdrawn";
  const may = request.side === "freelancer" && request.state === "open" && !there;
  return (
    <>
      <title>{`Make a proposal · ${request.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Your proposal was not sent." />
      <PageHeader
        title="Make a proposal"
        lead={request.title}
        breadcrumb={[
          { label: "Requests", href: "/requests" },
          { label: request.title, href: `/requests/${request.id}` },
        ]}
      />
      {may || refused !== null ? (
        <ProposalForm
          request={request}
          commandKey={commandKey}
          values={typed ?? {}}
          problems={refused?.refusal.problems ?? {}}
          quote={preview}
        />
      ) : (
        <Blocked
          why="You cannot make a proposal here: the request is over or your own, or you have made one already."
          href={`/requests/${request.id}`}
        >
          Back to the request
        </Blocked>
      )}
    </>
  );
}
