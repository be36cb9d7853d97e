/** One person for staff: who they are, the past decisions about them, and those possible now. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { personDealings } from "#app/domain/disputes/person-dealings.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { suspensionDecisions } from "#app/domain/suspensions/suspension-decisions.ts";
import { personFile } from "#app/domain/people/people.ts";
import { withContest } from "#app/domain/suspensions/purses.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { admit } from "#app/http/viewer.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";
import type { TimelineEntry } from "#app/ui/page/timeline.tsx";
import { When } from "#app/ui/page/when.tsx";
import { decisionLabel, decisionsOpen, isDecisionVerb, allRecorded } from "./person-decisions.ts";
import { changeSuspension, SUSPENSION_BUTTONS } from "./change-suspension.ts";
import { contestOf } from "./contest-form.ts";
import { decideBy } from "./decide-by.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import { PersonDealingsSections } from "./person-dealings.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { SuspensionSection } from "./suspension-section.tsx";
import type { SuspensionButton } from "./change-suspension.ts";
import type { DecisionVerb } from "./person-decisions.ts";
import type { PersonFile } from "#app/domain/people/people.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import type { Route } from "./+types/person";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.people.read");
  return runLoader(async () => {
    const [person, money, dealings, aboutMoney] = await Promise.all([
      personFile(actor, params.id),
      suspensionFile(actor, params.id),
      personDealings(actor, params.id),
      suspensionDecisions(actor, params.id),
    ]);
    const open = decisionsOpen(person, actor.id);
    const wanted = url.searchParams.get("decide");
    const chosen = open.find((verb) => verb === wanted) ?? null;
    const proposedEnd = money.proposedEnd.toISOString().slice(0, 10);
    const { supportMail: support } = env;
    const key = newFormKey();
    const shown = { person, money, dealings, aboutMoney, open, chosen, proposedEnd, support, key };
    return { ...shown, viewerId: actor.id, now: nowDate() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "staff.people.read");
  const userId = params.id;
  const done = (text: string) =>
    redirectWithFlash(`/admin/people/${userId}`, { kind: "success", text });
  return runAction(request, (form) => {
    const decide = (verb: DecisionVerb) => async (key: string) =>
      done(
        await decideBy(actor, verb, { userId, reason: form.text("reason"), key }, contestOf(form)),
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
        "make-member": decide("make-member"),
        ...Object.fromEntries(SUSPENSION_BUTTONS.map((button) => [button, about(button)])),
      },
    });
  });
}

/** State → why there is no address. */
const NO_EMAIL: Partial<Record<PersonFile["state"], string>> = {
  unclaimed: "none: came with an imported catalogue",
  closed: "deleted when the account was closed",
};

function facts(person: PersonFile) {
  return [
    { term: "Handle", value: `@${person.handle}` },
    ...(person.formerHandles.length === 0
      ? []
      : [
          {
            term: "Former handles",
            value: person.formerHandles.map((each) => `@${each}`).join(", "),
          },
        ]),
    { term: "E-mail", value: person.email ?? NO_EMAIL[person.state] ?? "none" },
    { term: "Role", value: isStaffRole(person.role) ? "Staff" : "Member" },
    { term: "Since", value: <When at={person.createdAt} /> },
    { term: "Last seen", value: person.seenAt === null ? "never" : <When at={person.seenAt} /> },
    { term: "Open sessions", value: `${person.openSessions}` },
  ];
}

function Decisions({ entries }: { entries: TimelineEntry[] }) {
  return (
    <Section title="Decisions" note="What staff decided about this person, oldest first.">
      {entries.length === 0 ? (
        <p className="soft">Staff have not decided anything about this person yet.</p>
      ) : (
        <Timeline entries={entries} />
      )}
    </Section>
  );
}

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { person, money, dealings, aboutMoney, open, chosen, viewerId, now } = loaderData;
  const { proposedEnd, support, key } = loaderData;
  const { refused, preview, typed, commandKey: formKey } = shownStep(actionData, key);
  const values = typed ?? {};
  const problems = refused?.refusal.problems ?? {};
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
          formKey={formKey}
          values={values}
          problems={problems}
          money={{ purses: preview ?? money.purses, proposedEnd, support }}
        />
      )}
      <Section title="Account">
        <DefinitionList items={facts(person)} />
        {person.state === "unclaimed" && (
          <ButtonLink href={`/admin/people/${person.id}/invitation`}>
            Invite the freelancer
          </ButtonLink>
        )}
        {person.id === viewerId ? (
          <p className="soft">This is you. Another member of staff decides about your account.</p>
        ) : (
          <div className="btn-row">
            {open
              .filter((verb) => verb !== shown)
              .map((verb) => (
                <ButtonLink key={verb} href={`/admin/people/${person.id}?decide=${verb}`}>
                  {decisionLabel(verb, person.name)}
                </ButtonLink>
              ))}
          </div>
        )}
      </Section>
      <PersonDealingsSections name={person.name} dealings={dealings} now={now} />
      {money.suspension === null ? null : (
        <SuspensionSection
          file={money}
          suspension={money.suspension}
          {...{ viewerId, support, proposedEnd, formKey, values, problems }}
        />
      )}
      <Decisions entries={allRecorded(person.decisions, aboutMoney)} />
    </>
  );
}
