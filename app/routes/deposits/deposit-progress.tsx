/** The page of one deposit. It refreshes itself until the outcome is known; without JavaScript it has a refresh link. */
import { decimal, money } from "#app/domain/kernel/money.ts";
import { depositPage } from "#app/domain/deposits/deposit-page.ts";
import type { DepositView } from "#app/domain/deposits/deposit-page.ts";
import { isOpenDeposit } from "#app/domain/deposits/deposit-lifecycle.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { log } from "#app/log.server.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { When } from "#app/ui/page/when.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/deposit-progress";

const LOOK_AGAIN_SECONDS = 3;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "deposits.read");
  return runLoader(async () => {
    const before = await depositPage(actor, params.id);
    // The person is back from the processor: ask it now instead of waiting for its message. Asking again does no harm.
    const returned = url.searchParams.has("returned");
    if (returned && isOpenDeposit(before.state))
      await carryDeposit(before.id).catch((problem: unknown) => {
        log.warn({ err: problem, depositId: before.id }, "we will ask the card processor again");
      });
    const deposit = await depositPage(actor, params.id);
    const go = url.searchParams.has("go") && !returned && deposit.state === "pending";
    if (go && deposit.checkoutUrl !== null) throw redirect(deposit.checkoutUrl, 303);
    return { deposit, returned, refresh: isOpenDeposit(deposit.state) };
  });
}

/** Explains the deposit's state to the person, and the next step. */
function Meaning({ deposit, returned }: { deposit: DepositView; returned: boolean }) {
  const { state, checkoutUrl, failure, returnTo, amountMicros } = deposit;
  if (state === "succeeded")
    return (
      <Notice kind="success" title="The money is in your balance" live>
        <div className="btn-row mt-3">
          {returnTo ? (
            <ButtonLink kind="primary" href={returnTo}>
              Continue with your order
            </ButtonLink>
          ) : (
            <ButtonLink kind="primary" href="/gigs">
              Browse gigs
            </ButtonLink>
          )}
          <ButtonLink href="/wallet">Wallet</ButtonLink>
        </div>
      </Notice>
    );
  if (state === "failed")
    return (
      <Notice kind="danger" title="No money was added to your balance" live>
        {failure ?? "The payment did not go through."}{" "}
        <a
          href={`/wallet/deposit?${new URLSearchParams({
            amount: decimal(amountMicros, 2),
            ...(returnTo ? { returnTo } : {}),
          }).toString()}`}
        >
          Try again
        </a>{" "}
        with another card, or later.
      </Notice>
    );
  if (state === "unknown")
    return (
      <Notice kind="warning" title="We do not know yet whether you paid" live>
        {failure ?? "We did not get the card processor’s answer."} Please do not pay a second time:
        we keep asking, and this page shows the outcome.
      </Notice>
    );
  if (returned)
    return (
      <Notice title="The card processor is still working on it" live>
        This takes a moment. You can leave this page: we send you a notice when it is done.
        {checkoutUrl === null ? null : (
          <>
            {" "}
            If you have not paid yet, <a href={checkoutUrl}>go back to the payment page</a>.
          </>
        )}
      </Notice>
    );
  return (
    <Notice title="Waiting for your payment" live>
      {checkoutUrl === null ? (
        "The payment page is being opened."
      ) : (
        <ButtonLink kind="primary" href={checkoutUrl}>
          Go to the payment page
        </ButtonLink>
      )}
    </Notice>
  );
}

export default function DepositProgress({ loaderData }: Route.ComponentProps) {
  const { deposit, returned, refresh } = loaderData;
  const { id, state, currency, amountMicros, providerRef, createdAt, settledAt, checkoutUrl } =
    deposit;
  const waiting = refresh && (returned || checkoutUrl === null || state === "unknown");
  return (
    <>
      <title>Deposit · Farthing</title>
      <PageHeader
        above={<StateBadge of="deposit" state={state} />}
        title={<Amount of={money(amountMicros, currency)} size="l" />}
        lead="A payment into your balance."
        breadcrumb={[
          { label: "Wallet", href: "/wallet" },
          { label: "Deposits", href: "/wallet/deposit" },
        ]}
      />
      <WalletTabs current="/wallet/deposit" />
      <Meaning deposit={deposit} returned={returned} />
      {waiting ? (
        <AutoRefresh
          shown={`${state} ${checkoutUrl ?? ""}`}
          seconds={LOOK_AGAIN_SECONDS}
          href={`/wallet/deposits/${id}${returned ? "?returned" : ""}`}
        />
      ) : null}
      <DefinitionList
        items={[
          { term: "Started", value: <When at={createdAt} /> },
          { term: "Finished", value: settledAt ? <When at={settledAt} /> : "Not yet" },
          {
            term: "Processor’s reference",
            value: <span className="tabular-nums wrap-anywhere">{providerRef ?? "None yet"}</span>,
          },
          {
            term: "Our reference",
            value: <span className="tabular-nums wrap-anywhere">{id}</span>,
          },
        ]}
      />
    </>
  );
}
