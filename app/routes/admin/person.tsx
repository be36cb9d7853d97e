/** One person as staff see them: who they are, what was decided about them, and what can be decided now. */
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { personFile } from "#app/domain/identity/people.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { keptKey, refusedFrom } from "#app/http/refused.ts";
import { requireStaff } from "#app/http/viewer.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { RefusalSummary } from "#app/ui/refusal-summary.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateBadge } from "#app/ui/state-badge.tsx";
import { ButtonLink } from "#app/ui/submit.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { When } from "#app/ui/when.tsx";
import { DECISIONS, decisionsOpen, isDecisionVerb, recorded } from "./person-decisions.ts";
import { decideBy } from "./decide-by.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import type { PersonFile } from "#app/domain/identity/people.ts";
import type { Route } from "./+types/person";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = requireStaff(context, url);
  return runLoader(async () => {
    const person = await personFile(actor, params.id);
    const open = decisionsOpen(person, actor.id);
    const wanted = url.searchParams.get("decide");
    const chosen = open.find((verb) => verb === wanted) ?? null;
    return { person, open, chosen, own: person.id === actor.id, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = requireStaff(context, url);
  return runAction(request, async (form) => {
    const input = {
      userId: params.id,
      reason: form.text("reason"),
      key: form.text("key") || newFormKey(),
    };
    const text = await decideBy(actor, form.text("verb"), input);
    return redirectWithFlash(`/admin/people/${params.id}`, { kind: "success", text });
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
  const { person, open, chosen, own, key } = loaderData;
  const refused = refusedFrom(actionData);
  const sent = refused?.values["verb"] ?? "";
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
      {shown === null ? null : (
        <DecisionPanel
          verb={shown}
          person={person}
          formKey={keptKey(refused, key)}
          reason={refused?.values["reason"]}
          error={refused?.refusal.problems["reason"]}
        />
      )}
      <Section title="Account">
        <DefinitionList items={facts(person)} />
        {own ? (
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
