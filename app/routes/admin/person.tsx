/** One person as staff see them: who they are, what was decided about them, and what can be decided now. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { personFile } from "#app/domain/people/people.ts";
import { withContest } from "#app/domain/suspensions/purses.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { requireStaff } from "#app/http/viewer.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";
import { When } from "#app/ui/page/when.tsx";
import { DECISIONS, decisionsOpen, isDecisionVerb, recorded } from "./person-decisions.ts";
import { changeSuspension } from "./change-suspension.ts";
import { contestOf } from "./contest-form.ts";
import { decideBy } from "./decide-by.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import { SuspensionSection } from "./suspension-section.tsx";
import type { PersonFile } from "#app/domain/people/people.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import type { Route } from "./+types/person";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = requireStaff(context, url);
  return runLoader(async () => {
    const [person, money] = await Promise.all([
      personFile(actor, params.id),
      suspensionFile(actor, params.id),
    ]);
    const open = decisionsOpen(person, actor.id);
    const wanted = url.searchParams.get("decide");
    const chosen = open.find((verb) => verb === wanted) ?? null;
    const proposedEnd = money.proposedEnd.toISOString().slice(0, 10);
    const { supportMail: support } = env;
    const key = newFormKey();
    return { person, money, open, chosen, viewerId: actor.id, proposedEnd, support, key };
  });
}

/** The form as it was sent, with the amounts it would lead to. */
interface Previewed {
  purses: SuspendedPurse[];
  values: Record<string, string>;
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = requireStaff(context, url);
  return runAction(request, async (form): Promise<Response | Previewed> => {
    const done = (text: string) =>
      redirectWithFlash(`/admin/people/${params.id}`, { kind: "success", text });
    const changed = await changeSuspension(actor, params.id, form);
    if (changed !== null) return done(changed);
    const contest = contestOf(form);
    const verb = form.text("verb");
    if (verb === "preview") {
      const { purses } = await suspensionFile(actor, params.id);
      return { purses: withContest(purses, contest?.amounts ?? []), values: form.values };
    }
    const key = form.text("key") || newFormKey();
    const input = { userId: params.id, reason: form.text("reason"), key };
    return done(await decideBy(actor, verb, input, contest));
  });
}

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
    { term: "E-mail", value: person.email ?? "none: came with an imported catalogue" },
    { term: "Role", value: person.role === "staff" ? "Staff" : "Member" },
    { term: "Since", value: <When at={person.createdAt} /> },
    { term: "Last seen", value: person.seenAt === null ? "never" : <When at={person.seenAt} /> },
    { term: "Open sessions", value: `${person.openSessions}` },
  ];
}

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { person, money, open, chosen, viewerId, proposedEnd, support, key } = loaderData;
  const refused = refusedFrom(actionData);
  const previewed = actionData !== undefined && "purses" in actionData ? actionData : null;
  const values = previewed?.values ?? refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  const sent = previewed === null ? (refused?.values["verb"] ?? "") : "suspend";
  const shown = isDecisionVerb(sent) ? sent : chosen;
  const formKey = previewed?.values["key"] ?? formKeyAgain(refused, key);
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
      {shown === null ? null : (
        <DecisionPanel
          verb={shown}
          person={person}
          formKey={formKey}
          values={values}
          problems={problems}
          money={{ purses: previewed?.purses ?? money.purses, proposedEnd, support }}
        />
      )}
      <Section title="Account">
        <DefinitionList items={facts(person)} />
        {person.id === viewerId ? (
          <p className="soft">This is you. Another member of staff decides about your account.</p>
        ) : (
          <div className="btn-row">
            {open
              .filter((verb) => verb !== shown)
              .map((verb) => (
                <ButtonLink key={verb} href={`/admin/people/${person.id}?decide=${verb}`}>
                  {DECISIONS[verb].label}
                </ButtonLink>
              ))}
          </div>
        )}
      </Section>
      {money.suspension === null ? null : (
        <SuspensionSection
          file={money}
          suspension={money.suspension}
          {...{ viewerId, support, proposedEnd, formKey, values, problems }}
        />
      )}
      <Section title="Decisions" note="What staff decided about this person, oldest first.">
        {person.decisions.length === 0 ? (
          <p className="soft">Nothing was ever decided about this person.</p>
        ) : (
          <Timeline entries={person.decisions.map(recorded)} />
        )}
      </Section>
    </>
  );
}
