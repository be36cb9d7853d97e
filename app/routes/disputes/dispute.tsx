/** The page of a dispute for its two parties: what happens next, the messages, and how it ended. */
import { redirect } from "react-router";
import { disputeOutlook, mayConcede } from "#app/domain/disputes/dispute-outlook.ts";
import { DISPUTE_LIFECYCLE, GIVING_IN } from "#app/domain/disputes/dispute-lifecycle.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { reasonWords } from "#app/domain/disputes/dispute-reasons.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { rulingShares } from "#app/domain/disputes/ruling-division.ts";
import { MAX_STATEMENT } from "#app/domain/disputes/statement-body.ts";
import { orderTalkWithDeals } from "#app/domain/agreements/deals.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { OrderMessages } from "#app/routes/messages/order-messages.tsx";
import { runFileAction, withFormFiles } from "#app/routes/files/form-files.ts";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { DisputeStatements } from "#app/ui/work/dispute-statements.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { NextEvent } from "#app/ui/work/next-event.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { RulingCard } from "#app/ui/work/ruling-card.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { When } from "#app/ui/page/when.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import type { Route } from "./+types/dispute";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "disputes.read");
  return runLoader(async () => {
    const dispute = await disputePage(actor, params.id);
    // Staff who are no party use the case file, which shows all of this and more.
    if (dispute.party === "staff") throw redirect(`/admin/disputes/${dispute.id}`, 303);
    const heard = new Set<string>(dispute.statements.map(({ side }) => side));
    const { ruling } = dispute;
    return {
      dispute,
      outlook: disputeOutlook({ ...dispute, heard }),
      answerAsked: dispute.state === "open" && !heard.has(dispute.party),
      talk: await orderTalkWithDeals(actor, dispute.orderId, dispute),
      messageKey: newFormKey(),
      shares: ruling === null ? null : rulingShares(dispute, ruling),
      now: nowDate(),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "disputes.respond");
  return runFileAction(request, actor, async (form) => {
    const { answer } = await withFormFiles(actor, form, (files) =>
      respond(actor, {
        disputeId: params.id,
        statement: form.text("statement"),
        files,
        key: form.key(),
      }),
    );
    return redirectWithFlash(`/disputes/${params.id}`, {
      kind: "success",
      text: answer.review
        ? "Your answer was sent. Both sides have answered, so our staff decide now."
        : "Your statement was added.",
    });
  });
}

type Loaded = Route.ComponentProps["loaderData"];

function Facts({ dispute }: { dispute: Loaded["dispute"] }) {
  const opener = {
    buyer: dispute.buyerName,
    freelancer: dispute.freelancerName,
    clock: "Automatic",
  }[dispute.openedBy];
  return (
    <DefinitionList
      items={[
        {
          term: "Contested",
          value: <Amount of={money(dispute.contestedMicros, dispute.currency)} code />,
        },
        { term: "Reason", value: reasonWords(dispute.reason) },
        {
          term: "Opened by",
          value: (
            <>
              {opener}, <When at={dispute.openedAt} />
            </>
          ),
        },
        { term: "Buyer", value: dispute.buyerName },
        { term: "Freelancer", value: dispute.freelancerName },
        {
          term: "Task",
          value: (
            <a className="link" href={`/tasks/${dispute.taskId}`}>
              {dispute.title}
            </a>
          ),
        },
      ]}
    />
  );
}

const ENDED: Record<string, string> = {
  buyer: "The buyer gave in: everything that was held went to the freelancer.",
  freelancer: "The freelancer gave in: everything that was held went back to the buyer.",
};

function Ending({ dispute, shares }: Pick<Loaded, "dispute" | "shares">) {
  if (dispute.ruling !== null && shares !== null)
    return <RulingCard ruling={dispute.ruling} currency={dispute.currency} shares={shares} />;
  return (
    <Notice kind="success" title="Settled between you">
      {ENDED[dispute.closedBy ?? ""] ?? "This dispute is closed."}
    </Notice>
  );
}

function StatementForm({ loaded, refused }: { loaded: Loaded; refused: Refused | null }) {
  const { answerAsked, key } = loaded;
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm commandKey={formKeyAgain(refused, key)} files label="Add a statement">
      <TextArea
        name="statement"
        label={answerAsked ? "Your answer" : "Add a statement"}
        hint="The other side and staff read it. It cannot be changed afterwards."
        rows={6}
        maxLength={MAX_STATEMENT}
        value={refused?.values["statement"]}
        error={problems["statement"]}
      />
      <FileField
        name="files"
        label="Evidence"
        multiple
        optional
        kept={refused?.kept}
        error={problems["files"]}
      />
      <div className="btn-row">
        <Submit>{answerAsked ? "Send the answer" : "Add the statement"}</Submit>
      </div>
    </CommandForm>
  );
}

function WhatIsNext({ loaded }: { loaded: Route.ComponentProps["loaderData"] }) {
  const { dispute, outlook, shares, now } = loaded;
  const { party, state } = dispute;
  if (outlook === null) return <Ending dispute={dispute} shares={shares} />;
  return (
    <NextEvent
      sentence={<SentenceWords sentence={outlook.sentence} now={now} />}
      meanwhile={<SentenceWords sentence={outlook.meanwhile ?? []} now={now} />}
      at={outlook.at}
      now={now}
    >
      {mayConcede(party, state) ? (
        <ButtonLink href={`/disputes/${dispute.id}/concede`}>
          {DISPUTE_LIFECYCLE[GIVING_IN[party]].label}
        </ButtonLink>
      ) : null}
    </NextEvent>
  );
}

export default function DisputePage({ loaderData, actionData }: Route.ComponentProps) {
  const { dispute, talk, messageKey } = loaderData;
  const refused = refusedFrom(actionData);
  const { party, state } = dispute;
  return (
    <>
      <title>{`Dispute · ${dispute.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was added." />
      <PageHeader
        title="Dispute"
        lead={dispute.title}
        above={
          <LivePart name="dispute-state" on={[dispute.id]}>
            <StateBadge of="dispute" state={state} />
          </LivePart>
        }
        breadcrumb={[
          deskCrumb(party === "freelancer"),
          { label: dispute.title, href: `/tasks/${dispute.taskId}` },
        ]}
      />
      <div className="with-aside">
        <div className="stack-wide">
          <LivePart name="dispute-next" on={[dispute.id]} box="">
            <WhatIsNext loaded={loaderData} />
          </LivePart>
          <LivePart name="dispute-said" on={[dispute.id]} box="">
            <Section title="What was said" wide>
              <DisputeStatements statements={dispute.statements} own={party} />
            </Section>
          </LivePart>
          {state === "closed" ? null : (
            <Section title={loaderData.answerAsked ? "Answer" : "Add more"} wide>
              <StatementForm
                key={dispute.statements.length}
                loaded={loaderData}
                refused={refused}
              />
            </Section>
          )}
          <OrderMessages
            talk={talk}
            orderId={dispute.orderId}
            here={`/disputes/${dispute.id}`}
            commandKey={messageKey}
          />
        </div>
        <aside className="sticky-aside">
          <Facts dispute={dispute} />
        </aside>
      </div>
    </>
  );
}
