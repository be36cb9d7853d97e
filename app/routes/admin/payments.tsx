/** Staff page of money in and out: open operations, failed ones, and receipts that no operation explains. */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { pollNow, paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { submitPayout } from "#app/processes/submit-payout.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { OperationTable } from "./operation-table.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { StrayMessages } from "./stray-messages.tsx";
import { ExplainedTable, SuspenseTable } from "./suspense-tables.tsx";
import type { Route } from "./+types/payments";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.payments.list");
  return runLoader(async () => {
    const queue = await paymentsQueue(actor);
    const askable = [...queue.deposits, ...queue.payouts];
    const keys = Object.fromEntries(askable.map(({ id }) => [id, newFormKey()]));
    return { ...queue, keys, now: nowDate() };
  });
}

const LOOK = z.object({ id: z.string().max(100) });

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "payouts.look_now");
  return runAction(request, async (form) => {
    const { id } = form.parse(LOOK);
    await pollNow(actor, { id, key: form.key() });
    await (id.startsWith("dep_") ? carryDeposit(id) : submitPayout(id));
    return redirectWithFlash("/admin/payments", {
      kind: "success",
      text: "We asked. The result is below.",
    });
  });
}

export default function Payments({ loaderData, actionData }: Route.ComponentProps) {
  const { deposits, payouts, brokenPayouts, now, keys } = loaderData;
  return (
    <>
      <title>Payments · Farthing</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="We did not ask the provider." />
      <PageHeader
        title="Payments"
        lead="Payments without an answer from the provider, failed payouts, and money we did not expect."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <StaffNav current="/admin/payments" />
      <Section title="Unknown deposits" wide>
        <OperationTable
          caption="Unknown deposits"
          of="deposit"
          operations={deposits}
          now={now}
          keys={keys}
          empty="Every deposit has a result, or a date when we ask again"
        />
      </Section>
      <Section title="Unknown and waiting payouts" wide>
        <OperationTable
          caption="Unknown and waiting payouts"
          of="payout"
          operations={payouts}
          now={now}
          keys={keys}
          empty="No payout waits for an answer"
        />
      </Section>
      <Section
        title="Failed and returned payouts"
        wide
        note="Of the last thirty days. The money is back with the freelancer."
      >
        <OperationTable
          caption="Failed and returned payouts"
          of="payout"
          operations={brokenPayouts}
          now={now}
          empty="No payout failed or came back"
        />
      </Section>
      <Section
        title="Suspense"
        wide
        note="Money we received and cannot match with a deposit. Find out who it belongs to."
      >
        <SuspenseTable receipts={loaderData.suspense} />
      </Section>
      {loaderData.explained.length === 0 ? null : (
        <Section title="Explained" wide note="In the last thirty days.">
          <ExplainedTable receipts={loaderData.explained} />
        </Section>
      )}
      <Section title="Stray messages" wide>
        <StrayMessages messages={loaderData.messages} />
      </Section>
    </>
  );
}
