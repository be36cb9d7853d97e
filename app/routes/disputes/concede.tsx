/** The confirmation before a party concedes: everything held goes to the other party, and the dispute ends. */
import { concede } from "#app/domain/disputes/concede.ts";
import { DISPUTE_LIFECYCLE, GIVING_IN } from "#app/domain/disputes/dispute-lifecycle.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { whyNotDispute } from "#app/domain/disputes/dispute-obstacle.ts";
import { rulingShares } from "#app/domain/disputes/ruling-division.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { refuse, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import type { Effect } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import type { Route } from "./+types/concede";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "disputes.read");
  return runLoader(async () => {
    const dispute = await disputePage(actor, params.id);
    if (dispute.party === "staff") refuse("not_allowed");
    const { id, title, version, party, currency, heldMicros } = dispute;
    const obstacle = whyNotDispute(dispute, GIVING_IN[party], party);
    const blocked = obstacle === null ? null : sentenceOf(obstacle);
    const releaseMicros = party === "buyer" ? heldMicros : 0n;
    const shares = rulingShares(dispute, { releaseMicros });
    return { id, title, version, party, currency, heldMicros, shares, blocked, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "disputes.concede");
  return runAction(request, async (form) => {
    await concede(actor, {
      disputeId: params.id,
      ...seenVersion(form),
      key: form.key(),
    });
    return redirectWithFlash(`/disputes/${params.id}`, {
      kind: "success",
      text: "The dispute is settled. Nothing is held for this task any more.",
    });
  });
}

type Loaded = Route.ComponentProps["loaderData"];

function effectsOf({ party, currency, heldMicros, shares }: Loaded): Effect[] {
  const amount = (micros: bigint) => <Amount of={money(micros, currency)} />;
  if (party === "freelancer")
    return [{ what: "Goes back to the buyer's balance", value: amount(heldMicros) }];
  return [
    { what: "Released from escrow", value: amount(heldMicros) },
    { what: "Of this, the freelancer gets", value: amount(shares.netMicros) },
    { what: "Of this, Farthing's commission", value: amount(shares.commissionMicros) },
  ];
}

export default function ConcedePage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, version, party, blocked, key } = loaderData;
  const refused = refusedFrom(actionData);
  const { label } = DISPUTE_LIFECYCLE[GIVING_IN[party]];
  return (
    <>
      <title>{`${label} · ${title} · Farthing`}</title>
      <RefusalSummary refused={blocked === null ? refused : null} />
      <PageHeader
        title={label}
        lead={title}
        breadcrumb={[{ label: "Dispute", href: `/disputes/${id}` }]}
      />
      {blocked !== null ? (
        <Blocked why={blocked} href={`/disputes/${id}`}>
          See how it ended
        </Blocked>
      ) : (
        <ConfirmPanel
          title="Give in and end the dispute"
          effects={effectsOf(loaderData)}
          afterwards="This ends the dispute and closes the task. Neither you nor our staff can undo it."
        >
          <CommandForm commandKey={formKeyAgain(refused, key)} version={version}>
            <div className="btn-row">
              <Submit kind="danger">{label}</Submit>
              <ButtonLink href={`/disputes/${id}`} kind="plain">
                Keep the dispute open
              </ButtonLink>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}
