/** The form to propose a change of an agreed order: first the kind, then its fields. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { CHANGE_KINDS, isKind } from "#app/domain/agreements/changes/change-kinds.ts";
import { ANSWER_DAYS } from "#app/domain/agreements/changes/change-lifecycle.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import type { Route } from "./+types/propose-change";
import { ChangeFields } from "./change-fields.tsx";
import { ChangeKinds } from "./change-kinds.tsx";
import { changeFrom } from "./change-form.ts";
import { choicesOf } from "./change-choices.ts";
import { priceHint } from "./price-hint.ts";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "agreements.propose_change");
  return runLoader(async () => {
    const page = await orderPage(actor, params.id, { after: 0 });
    const { order, party } = page;
    requireParty(actor, "agreements.propose_change", order);
    const kind = url.searchParams.get("kind");
    const choices = choicesOf(page);
    return {
      order,
      party,
      choices,
      kind: isKind(kind) && choices.kinds.includes(kind) ? kind : null,
      priceHint: priceHint(order, env),
      chosen: url.searchParams.get("line") ?? "",
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.propose_change");
  return runAction(request, async (form) => {
    const { proposed, note } = changeFrom(form);
    await proposeChange(actor, { orderId: params.id, proposed, note, key: form.key() });
    const text = "Your proposal is sent. Nothing changes until the other side accepts it.";
    return redirectWithFlash(`/orders/${params.id}#changes`, { kind: "success", text });
  });
}

export default function ProposeChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, party, choices, kind: asked, chosen, priceHint, key } = loaderData;
  const refused = refusedFrom(actionData);
  const values = refused?.values ?? {};
  const sent = values["kind"] ?? null;
  const kind = isKind(sent) ? sent : asked;
  const back = `/orders/${order.id}`;
  const title = kind === null ? "Propose a change" : CHANGE_KINDS[kind].label;
  const other = party === "buyer" ? order.freelancer.name : order.buyer.name;
  return (
    <>
      <title>{`${title} · ${order.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was proposed." />
      <PageHeader
        title={title}
        lead={order.title}
        breadcrumb={[deskCrumb(party === "freelancer"), { label: order.title, href: back }]}
      />
      {choices.kinds.length === 0 && refused === null ? (
        <Blocked
          why="This order cannot be changed now: it is over, or it is not yours."
          href={back}
        >
          Back to the order
        </Blocked>
      ) : kind === null ? (
        <ChangeKinds orderId={order.id} kinds={choices.kinds} />
      ) : (
        <CommandForm commandKey={formKeyAgain(refused, key)} hidden={{ kind }}>
          <p className="prose">
            {CHANGE_KINDS[kind].effect}{" "}
            {kind === "add" && party === "buyer"
              ? `You agree to that now: ${other} can accept within ${ANSWER_DAYS} days, as long as your balance covers it, and you can withdraw the proposal before.`
              : `${other} has ${ANSWER_DAYS} days to answer. You can withdraw the proposal before.`}
          </p>
          <ChangeFields
            kind={kind}
            choices={choices}
            currency={order.currency}
            values={{ line: chosen, ...values }}
            problems={refused?.refusal.problems ?? {}}
            priceHint={priceHint}
          />
          <div className="btn-row">
            <Submit>Send to {other}</Submit>
            <ButtonLink href={`${back}/changes/new`} kind="plain">
              Another kind of change
            </ButtonLink>
          </div>
        </CommandForm>
      )}
    </>
  );
}
