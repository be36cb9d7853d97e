/** One person for staff: who they are, the past decisions about them, and those possible now. */
import { may } from "#app/domain/access/require-ability.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { personDealings } from "#app/domain/disputes/person-dealings.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { piecesShownBy } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { suspensionDecisions } from "#app/domain/suspensions/suspension-decisions.ts";
import { personFile } from "#app/domain/people/people.ts";
import { readsOf } from "#app/domain/oversight/reads-of.ts";
import { withContest } from "#app/domain/suspensions/purses.ts";
import { securityFile } from "#app/domain/payouts/security-file.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";
import type { TimelineEntry } from "#app/ui/page/timeline.tsx";
import { useZone } from "#app/ui/page/zone.ts";
import { decisionsOpen, isDecisionVerb, allRecorded } from "./person-decisions.ts";
import { AccountSecurity } from "./account-security.tsx";
import { ACCOUNT_BUTTONS, changeAccountSecurity } from "./change-account-security.ts";
import { securityTimeline } from "./security-timeline.ts";
import { changeSuspension, SUSPENSION_BUTTONS } from "./change-suspension.ts";
import { contestOf } from "./contest-form.ts";
import { decideBy } from "./decide-by.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import { dutiesIn } from "./duty-fields.tsx";
import { PersonAccount } from "./person-account.tsx";
import { PersonDealingsSections } from "./person-dealings.tsx";
import { PortfolioModeration } from "./portfolio-moderation.tsx";
import { removePiece } from "./remove-piece.ts";
import { StaffReads } from "./staff-reads.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { SuspensionSection } from "./suspension-section.tsx";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SuspensionButton } from "./change-suspension.ts";
import type { DecisionVerb } from "./person-decisions.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import type { Route } from "./+types/person";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.people.read");
  return runLoader(async () => {
    const before = url.searchParams.get("reads") ?? undefined;
    const seesReads = may(actor, "staff.people.reads");
    const seesPieces = may(actor, "staff.portfolio.list");
    const [person, money, dealings, aboutMoney, security, reads, pieces] = await Promise.all([
      personFile(actor, params.id),
      suspensionFile(actor, params.id),
      personDealings(actor, params.id),
      suspensionDecisions(actor, params.id),
      securityFile(actor, params.id),
      seesReads ? readsOf(actor, params.id, before) : null,
      seesPieces ? piecesShownBy(actor, params.id) : [],
    ]);
    const mays = maysOf(actor);
    const open = person.id === actor.id ? [] : decisionsOpen(person, mays);
    const wanted = url.searchParams.get("decide");
    const chosen = open.find((verb) => verb === wanted) ?? null;
    const proposedEnd = money.proposedEnd.toISOString().slice(0, 10);
    const { supportMail: support } = env;
    const key = newFormKey();
    const shown = { person, money, dealings, aboutMoney, open, chosen, proposedEnd, support, key };
    const looked = reads && { ...reads, first: before === undefined };
    return { ...shown, security, mays, looked, pieces, viewerId: actor.id, now: nowDate() };
  });
}

/** The forms that the viewer's duties open. */
function maysOf(actor: UserActor) {
  return {
    decide: may(actor, "people.set_role"),
    picture: may(actor, "people.take_down_picture"),
    invite: may(actor, "people.invite"),
    contest: may(actor, "suspensions.contest"),
  };
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "staff.people.read");
  const userId = params.id;
  const done = (text: string) =>
    redirectWithFlash(`/admin/people/${userId}`, { kind: "success", text });
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    const decide = (verb: DecisionVerb) => async (key: string) =>
      done(
        await decideBy(
          actor,
          verb,
          { userId, reason: form.text("reason"), key },
          { contest: contestOf(form), duties: dutiesIn(form) },
        ),
      );
    const about = (button: SuspensionButton) => async () =>
      done(await changeSuspension(actor, button, userId, form));
    return twoStep<SuspendedPurse[], Response>(form, {
      does: "suspend",
      async preview() {
        const contest = contestOf(form);
        const { purses } = await suspensionFile(actor, userId);
        return withContest(purses, contest?.amounts ?? []);
      },
      carryOut: decide("suspend"),
      others: {
        reinstate: decide("reinstate"),
        "make-staff": decide("make-staff"),
        "set-duties": decide("set-duties"),
        "make-member": decide("make-member"),
        "remove-picture": decide("remove-picture"),
        "remove-piece": async () => done(await removePiece(actor, form)),
        ...Object.fromEntries(SUSPENSION_BUTTONS.map((button) => [button, about(button)])),
        ...Object.fromEntries(
          ACCOUNT_BUTTONS.map((button) => [
            button,
            async () => done(await changeAccountSecurity(actor, button, userId, form)),
          ]),
        ),
      },
    });
  });
}

function Decisions({ entries }: { entries: TimelineEntry[] }) {
  return (
    <Section title="Decisions" note="What staff decided about this person, oldest first.">
      {entries.length === 0 ? (
        <p className="soft">Staff have not decided anything about this person yet.</p>
      ) : (
        <Timeline
          entries={entries.toSorted((one, other) => one.at.getTime() - other.at.getTime())}
        />
      )}
    </Section>
  );
}

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { person, money, dealings, aboutMoney, open, chosen, viewerId, now } = loaderData;
  const { proposedEnd, support, key, security, mays, looked, pieces } = loaderData;
  const zone = useZone();
  const { refused, preview, typed, commandKey: formKey } = shownStep(actionData, key);
  const values = typed ?? {};
  const problems = refused?.refusal.problems ?? {};
  const typedAgain = { formKey, values, problems };
  const sent = preview === null ? (values["verb"] ?? "") : "suspend";
  const shown = isDecisionVerb(sent) ? sent : chosen;
  return (
    <>
      <title>{`${person.name} · People · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={person.name}
        lead={person.headline || undefined}
        above={<StateBadge of="person" state={person.state} />}
        breadcrumb={[
          { label: "Staff", href: "/admin" },
          { label: "People", href: "/admin/people" },
        ]}
      />
      <StaffNav current="/admin/people" />
      {shown === null ? null : (
        <DecisionPanel
          verb={shown}
          person={person}
          {...typedAgain}
          money={{ purses: preview ?? money.purses, proposedEnd, support }}
        />
      )}
      <PersonAccount
        person={person}
        own={person.id === viewerId}
        invites={mays.invite}
        open={open.filter((verb) => verb !== shown)}
      />
      <PersonDealingsSections name={person.name} dealings={dealings} now={now} />
      {money.suspension === null ? null : (
        <SuspensionSection
          file={money}
          suspension={money.suspension}
          decides={mays.contest}
          {...{ viewerId, support, proposedEnd, ...typedAgain }}
        />
      )}
      {pieces.length > 0 && <PortfolioModeration pieces={pieces} {...typedAgain} />}
      <AccountSecurity file={security} own={person.id === viewerId} {...typedAgain} />
      <Decisions
        entries={[
          ...allRecorded(person.decisions, aboutMoney, zone),
          ...securityTimeline(security.decisions),
        ]}
      />
      {looked === null ? null : <StaffReads personId={person.id} {...looked} />}
    </>
  );
}
