/** The case file of one dispute for staff: all that is known, and the ruling with its preview. */
import { mightEver } from "#app/domain/access/require-ability.ts";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { rulingPreview } from "#app/domain/disputes/preview-ruling.ts";
import type { RulingPreviewed } from "#app/domain/disputes/preview-ruling.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { rulingShares } from "#app/domain/disputes/ruling-division.ts";
import { MAX_EXPLANATION, MAX_STATEMENT } from "#app/domain/disputes/statement-body.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedForm, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { shownStep } from "#app/http/shown-step.ts";
import type { ShownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { disputeThread } from "#app/domain/messages/dispute-thread.ts";
import { CaseThread } from "./case-thread.tsx";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DisputeStatements } from "#app/ui/work/dispute-statements.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PartyRecords } from "./party-records.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { RulingCard } from "#app/ui/work/ruling-card.tsx";
import { RulingForm } from "./ruling-form.tsx";
import { RulingPreview } from "./ruling-preview.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/dispute";
import { rulingInput } from "./ruling-input.ts";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.disputes.read");
  return runLoader(async () => {
    const lines = url.searchParams.get("lines");
    const [file, thread] = await Promise.all([
      caseFile(actor, params.id),
      disputeThread(actor, params.id, lines),
    ]);
    const { ruling } = file.dispute;
    return {
      file,
      thread,
      paged: lines !== null,
      rules: mightEver(actor, "disputes.rule"),
      shares: ruling === null ? null : rulingShares(file.dispute, ruling),
      now: nowDate(),
      key: newFormKey(),
      statementKey: newFormKey(),
    };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "disputes.rule");
  const disputeId = params.id;
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    return twoStep<RulingPreviewed, Response>(form, {
      does: "rule",
      preview: () => rulingPreview(actor, { disputeId, ...rulingInput(form) }),
      async carryOut(key) {
        await rule(actor, { disputeId, ...rulingInput(form), key });
        return done(disputeId, "The ruling is made. We have told both sides.");
      },
      others: {
        async say(key) {
          await respond(actor, { disputeId, statement: form.text("statement"), files: [], key });
          return done(disputeId, "Your statement was added; both sides can read it.");
        },
      },
    });
  });
}

function done(id: string, text: string): Response {
  return redirectWithFlash(`/admin/disputes/${id}`, { kind: "success", text });
}

type Loaded = Route.ComponentProps["loaderData"];

function Ruling({ loaded, step }: { loaded: Loaded; step: ShownStep<RulingPreviewed> }) {
  const { file, shares } = loaded;
  const { dispute } = file;
  if (dispute.ruling !== null && shares !== null)
    return <RulingCard ruling={dispute.ruling} currency={dispute.currency} shares={shares} />;
  if (dispute.state === "closed")
    return <p>The {dispute.closedBy} gave in, so there was nothing to rule.</p>;
  if (dispute.state === "open")
    return (
      <p className="prose">
        The other side can answer until <When at={dispute.answerDueAt} />. You can rule after that,
        or as soon as both sides have answered.
      </p>
    );
  if (!loaded.rules) return <p className="soft">Staff with the duty disputes rule on it.</p>;
  const { refused, preview, typed, commandKey } = step;
  const values = typed ?? {};
  if (preview)
    return (
      <RulingPreview
        {...preview}
        commandKey={commandKey}
        version={values["version"] ?? dispute.version}
        values={values}
      />
    );
  return (
    <RulingForm
      held={{ micros: dispute.heldMicros, currency: dispute.currency }}
      commandKey={commandKey}
      version={dispute.version}
      values={values}
      problems={refused?.refusal.problems ?? {}}
      maxExplanation={MAX_EXPLANATION}
    />
  );
}

function Ask({ loaded, refused }: { loaded: Loaded; refused: Refused | null }) {
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, loaded.statementKey)}
      verb="say"
      label="Ask both sides"
    >
      <TextArea
        name="statement"
        label="Ask or tell both sides"
        hint="Both sides read this. It does not change the deadlines."
        rows={3}
        maxLength={MAX_STATEMENT}
        value={refused?.values["statement"]}
        error={refused?.refusal.problems["statement"]}
      />
      <div className="btn-row">
        <Submit kind="quiet">Send the message to both</Submit>
      </div>
    </CommandForm>
  );
}

/** True when a ruling is under way or done: then it comes first. Otherwise it comes after everything to read. */
function rulingFirst(loaded: Loaded, step: ShownStep<RulingPreviewed>): boolean {
  return loaded.file.dispute.state === "closed" || step.typed !== null;
}

export default function CaseFilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { dispute } = loaderData.file;
  const refused = refusedFrom(actionData);
  const said = refusedForm(refused, "say", "statement");
  const step = shownStep<RulingPreviewed>(said === null ? actionData : undefined, loaderData.key);
  const first = rulingFirst(loaderData, step);
  const ruling = (
    <Section title="The ruling" id="ruling" wide>
      <Ruling loaded={loaderData} step={step} />
    </Section>
  );
  return (
    <>
      <title>{`Case · ${dispute.title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={dispute.title}
        lead={`${dispute.buyerName} against ${dispute.freelancerName}`}
        above={<StateBadge of="dispute" state={dispute.state} />}
        breadcrumb={[{ label: "Staff desk", href: "/admin" }]}
        actions={
          dispute.state === "review" && loaderData.rules && !first ? (
            <ButtonLink href="#ruling">Go to the ruling</ButtonLink>
          ) : null
        }
      />
      <StaffNav current="" />
      <div className="with-aside">
        <aside className="aside-first sticky-aside">
          <CaseFacts dispute={dispute} now={loaderData.now} />
        </aside>
        <div className="stack-wide">
          {first ? ruling : null}
          <Section title="What was said" wide>
            <DisputeStatements statements={dispute.statements} own="staff" />
            {dispute.state === "closed" || !loaderData.rules ? null : (
              <Ask loaded={loaderData} refused={said} />
            )}
          </Section>
          <CaseThread
            thread={loaderData.thread}
            path={`/admin/disputes/${dispute.id}`}
            paged={loaderData.paged}
          />
          <CaseEvidence file={loaderData.file} />
          <Section title="Who they are" wide>
            <PartyRecords {...loaderData.file} />
          </Section>
          {first ? null : ruling}
        </div>
      </div>
    </>
  );
}
