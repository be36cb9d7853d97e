/** The page of one payout: its state, the bank's reference, its history and its transfers in the books. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { trail } from "#app/domain/ledger/statement.ts";
import { PAYOUT_LIFECYCLE, isOpenPayout } from "#app/domain/payouts/payout-lifecycle.ts";
import { payoutPage } from "#app/domain/payouts/payout-page.ts";
import type { PayoutView } from "#app/domain/payouts/payout-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { MoneyTrail } from "#app/ui/money/money-trail.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { NextEvent } from "#app/ui/work/next-event.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import type { Route } from "./+types/payout";

const LOOK_AGAIN_SECONDS = 10;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "payouts.read");
  return runLoader(async () => {
    const { payout, steps } = await payoutPage(actor, params.id);
    const transfers = await trail([payout.id]);
    return {
      payout,
      steps: steps.map((step) => ({ ...step, done: PAYOUT_LIFECYCLE[step.transition].done })),
      transfers: transfers.map((transfer) => ({ ...transfer, id: `${transfer.id}` })),
      now: nowDate(),
      open: isOpenPayout(payout.state),
    };
  });
}

/** The meaning of each open state for the person. */
const FUTURE: Record<string, { sentence: string; meanwhile: string }> = {
  queued: {
    sentence: "We are handing the payout to the bank.",
    meanwhile:
      "This takes a moment, and you do not have to do anything. If our bank account has to be filled first, the payout waits for that.",
  },
  submitted: {
    sentence: "The bank is paying it out.",
    meanwhile:
      "We ask the bank until it says that the money arrived. If the bank cannot pay to this account, the money is available to you again.",
  },
  unknown: {
    sentence: "We are finding out whether the bank has it.",
    meanwhile:
      "It is either paid once, or given back to you. We give it back only when the bank says for certain that it did not pay.",
  },
};

function Ending({ payout }: { payout: PayoutView }) {
  const { state, failure } = payout;
  if (state === "settled")
    return (
      <Notice kind="success" title="It arrived">
        It is in the account ending in {payout.tail}.
      </Notice>
    );
  if (state !== "failed" && state !== "returned") return null;
  return (
    <Notice kind="danger" title={state === "failed" ? "The bank refused it" : "It came back"}>
      {failure} The whole amount is available in your wallet again. We do not send anything more to
      this account automatically.
      <div className="btn-row mt-3">
        <ButtonLink href="/wallet/payout-method">Check the account</ButtonLink>
      </div>
    </Notice>
  );
}

export default function Payout({ loaderData }: Route.ComponentProps) {
  const { payout, steps, transfers, now, open } = loaderData;
  const future = FUTURE[payout.state];
  return (
    <>
      <title>Payout · Farthing</title>
      <PageHeader
        above={<StateBadge of="payout" state={payout.state} />}
        title={<Amount of={money(payout.amountMicros, payout.currency)} size="l" />}
        lead={`To ${payout.holder}, account ending in ${payout.tail}.`}
        breadcrumb={[
          { label: "Wallet", href: "/wallet" },
          { label: "Payouts", href: "/wallet/payouts" },
        ]}
      />
      <WalletTabs current="/wallet/payouts" />
      {open && payout.failure !== null ? <Notice kind="warning">{payout.failure}</Notice> : null}
      {future === undefined ? <Ending payout={payout} /> : <NextEvent now={now} {...future} />}
      {open ? (
        <AutoRefresh
          shown={payout.state}
          seconds={LOOK_AGAIN_SECONDS}
          href={`/wallet/payouts/${payout.id}`}
        />
      ) : null}
      <Section title="Details">
        <DefinitionList
          items={[
            {
              term: "Bank’s reference",
              value: (
                <span className="tabular-nums wrap-anywhere">
                  {payout.providerRef ?? "None yet"}
                </span>
              ),
            },
            {
              term: "Our reference",
              value: <span className="tabular-nums wrap-anywhere">{payout.id}</span>,
            },
            {
              term: "Made by",
              value: payout.origin === "sweep" ? "Automatically, at your threshold" : "You",
            },
          ]}
        />
      </Section>
      <Section title="History">
        <Timeline
          entries={steps.map((step) => ({
            id: step.id,
            at: step.at,
            who:
              step.transition === "create"
                ? payout.origin === "sweep"
                  ? "Farthing"
                  : "You"
                : "The bank",
            what: step.done,
            note: step.note === "" ? undefined : step.note,
          }))}
        />
      </Section>
      <Section title="Where the money went" wide>
        <MoneyTrail transfers={transfers} />
      </Section>
    </>
  );
}
