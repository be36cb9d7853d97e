/** The page of one request: for its buyer with the proposals, for freelancers with their own one. */
import { proposalsOf } from "#app/domain/agreements/requests/proposal-views.ts";
import { noteLook, requestView } from "#app/domain/agreements/requests/request-page.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { formatMoney } from "#app/domain/kernel/money.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { FileList } from "#app/ui/work/file-list.tsx";
import { buyerBeforeStart } from "#app/routes/reputation/buyer-before-start.ts";
import { BuyerLine } from "#app/routes/reputation/buyer-line.tsx";
import { BuyersPart } from "./request-buyer.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { FreelancersPart } from "./request-freelancer.tsx";
import type { Route } from "./+types/request";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "requests.read");
  const after = url.searchParams.get("after") ?? undefined;
  const shortlisted = url.searchParams.get("view") === "shortlist";
  return runLoader(async () => {
    const request = await requestView(actor, params.id);
    const buying = request.side === "buyer";
    const list = buying ? await proposalsOf(actor, params.id, { after, shortlisted }) : null;
    if (buying) await noteLook(actor.id, params.id);
    const buyer = await buyerBeforeStart(request.buyer, !buying);
    const paged = after !== undefined;
    return { request, buyer, list, shortlisted, paged, now: nowDate(), formKey: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.withdraw_request");
  return runAction(request, (form) =>
    doPressed(form, {
      async withdraw() {
        await withdrawRequest(actor, { requestId: params.id, key: form.key() });
        const { ceilingMicros, currency } = await requestView(actor, params.id);
        const back = formatMoney({ micros: ceilingMicros ?? 0n, currency });
        return redirectWithFlash(`/requests/${params.id}`, {
          kind: "success",
          text: `The request is withdrawn. ${back} is back in your balance.`,
        });
      },
    }),
  );
}

export default function RequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { request, buyer, list } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`${request.title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={request.title}
        lead={request.category}
        breadcrumb={[{ label: "Requests", href: "/requests" }]}
      />
      <RequestFacts {...loaderData} />
      <BuyerLine buyer={buyer} />
      <Section title="What is needed">
        <p className="gig-words">{request.description}</p>
        <FileList files={request.files.filter(({ subjectId }) => subjectId === request.id)} />
      </Section>
      {list === null ? (
        <FreelancersPart {...loaderData} />
      ) : (
        <BuyersPart {...loaderData} list={list} refused={refused} />
      )}
    </>
  );
}
