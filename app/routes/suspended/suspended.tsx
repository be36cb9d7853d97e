/** The one page of a suspended person: the reason, where to appeal, what happens to the money, the statement. */
import { redirect } from "react-router";
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { isCurrency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { suspendedPage } from "#app/domain/suspensions/suspended-page.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { requireSuspended, SUSPENDED_PAGE } from "#app/http/suspended.ts";
import { statementRows } from "#app/routes/wallet/statement-rows.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StatementTable } from "#app/ui/money/statement-table.tsx";
import { SuspendedPurses } from "#app/ui/money/suspended-purses.tsx";
import { SuspensionWithdrawals } from "#app/ui/money/suspension-withdrawals.tsx";
import { When } from "#app/ui/page/when.tsx";
import { WithdrawRest } from "./withdraw-rest.tsx";
import type { Route } from "./+types/suspended";

const PER_PAGE = 50;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = requireSuspended(context);
  return runLoader(async () => {
    const asked = /^\d{1,18}$/.exec(url.searchParams.get("before") ?? "")?.[0];
    const before = asked === undefined ? undefined : BigInt(asked);
    const [page, { groups, next }] = await Promise.all([
      suspendedPage(actor),
      statementPage(actor.id, { before, limit: PER_PAGE }),
    ]);
    // The suspension was lifted a moment ago: the person signs in as usual.
    if (page === null) throw redirect("/sign-in", 303);
    const lines = statementRows(groups, false);
    const more = next === null ? null : `${next}`;
    const key = newFormKey();
    return {
      page,
      lines,
      next: more,
      paged: before !== undefined,
      key,
      now: nowDate(),
      support: env.supportMail,
    };
  });
}

const ASK = z.object({ currency: z.string() });

export function action({ request, context }: Route.ActionArgs) {
  const { actor } = requireSuspended(context);
  return runAction(request, async (form) => {
    const { currency } = form.parse(ASK);
    if (!isCurrency(currency)) refuse("invalid_input");
    await askWithdrawal(actor, { currency, key: form.key() });
    return redirectWithFlash(SUSPENDED_PAGE, {
      kind: "success",
      text: "We have your request. The withdrawal is paid after seven days. With the link in the mail we have just sent you, you can stop it until then.",
    });
  });
}

export default function Suspended({ loaderData, actionData }: Route.ComponentProps) {
  const { page, lines, next, paged, key, now, support } = loaderData;
  const refused = refusedFrom(actionData);
  const contested = page.purses.some(({ contestedMicros }) => contestedMicros > 0n);
  return (
    <>
      <title>Your account is suspended · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was paid out." />
      <PageHeader
        title="Your account is suspended"
        lead="On this page you see your money and can withdraw the part that is not contested. Everything else is closed until our staff lift the suspension."
      />
      <Section title="The suspension">
        <DefinitionList
          items={[
            { term: "Reason", value: page.reason },
            { term: "Since", value: <When at={page.beganAt} /> },
            {
              term: "End",
              value: contested
                ? "When our staff lift it. Contested money is held only until the day named below."
                : "When our staff lift it.",
            },
            { term: "Appeal", value: `Write to ${page.appeal ?? support}` },
          ]}
        />
      </Section>
      <Section
        title="Your earnings"
        note="Contested money is held. The rest is yours, and you can withdraw it once it has cleared."
        wide
      >
        <SuspendedPurses purses={page.purses} support={support} />
      </Section>
      <WithdrawRest page={page} formKey={formKeyAgain(refused, key)} now={now} support={support} />
      {page.withdrawals.length === 0 ? null : (
        <Section title="Withdrawals" wide>
          <SuspensionWithdrawals withdrawals={page.withdrawals} />
        </Section>
      )}
      <Section title="Statement" note="Every movement of your accounts, newest first." wide>
        <StatementTable lines={lines} />
        <Pagination
          label="Statement"
          previous={paged ? SUSPENDED_PAGE : undefined}
          next={next === null ? undefined : `${SUSPENDED_PAGE}?before=${next}`}
        />
      </Section>
    </>
  );
}
