/** The confirmation before the buyer funds the next milestone of an agreed order. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { nextToFund } from "#app/domain/orders/agreed/next-to-fund.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import type { Route } from "./+types/fund-line";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.fund_line");
  return runLoader(async () => {
    const { order, party, agreedLines, sums } = await orderPage(actor, params.id, { after: 0 });
    requireParty(actor, "orders.fund_line", order);
    const position = positionFrom(params.position);
    const line = agreedLines.find((one) => one.position === position) ?? refuse("not_found");
    const next = nextToFund(agreedLines);
    return {
      order,
      line,
      busy: sums.heldMicros > 0n,
      ready: party === "buyer" && next?.position === position,
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.fund_line");
  return runAction(request, async (form) => {
    const position = positionFrom(params.position);
    await fundLine(actor, { orderId: params.id, position, key: form.key() });
    const text = "The milestone is funded: its price is held.";
    return redirectWithFlash(`/orders/${params.id}`, { kind: "success", text });
  });
}

function positionFrom(text: string): number {
  return wholeNumber(1, 1000).safeParse(text).data ?? refuse("not_found");
}

export default function FundLinePage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, line, busy, ready, key } = loaderData;
  const refused = refusedFrom(actionData);
  const back = `/orders/${order.id}`;
  const { name } = order.freelancer;
  return (
    <>
      <title>{`Fund “${line.title}” · ${order.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was taken from your balance." />
      <PageHeader
        title={`Fund “${line.title}”`}
        lead={order.title}
        breadcrumb={[deskCrumb(false), { label: order.title, href: back }]}
      />
      {!ready && refused === null ? (
        <Blocked why="This milestone cannot be funded now." href={back}>
          Back to the order
        </Blocked>
      ) : (
        <ConfirmPanel
          effects={[
            {
              what: "Taken from your balance and held for this milestone",
              value: <Amount of={money(line.priceMicros, order.currency)} />,
            },
            {
              what: busy
                ? `${name} comes to it after the milestone before it`
                : `${name} is told, and has to start in time; otherwise the money comes back to you`,
            },
          ]}
          afterwards={`Until ${name} starts, you can cancel it and get all of it back.`}
        >
          <CommandForm commandKey={formKeyAgain(refused, key)}>
            <div className="btn-row">
              <Submit>Fund this milestone</Submit>
              <ButtonLink href={back} kind="plain">
                Decide later
              </ButtonLink>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}
