/** The account of a person, as staff see it: who it is, and the decisions that can be made about it. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { dutyList } from "#app/domain/people/chosen-duties.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { decisionLabel } from "./person-decisions.ts";
import type { DecisionVerb } from "./person-decisions.ts";
import type { PersonFile } from "#app/domain/people/people.ts";

const PROOF = {
  verified: "verified",
  from_before: "not asked to verify it yet",
  unverified: "not verified",
};

function addressWords({ email, emailState, state }: PersonFile): string {
  if (email === null) return NO_EMAIL[state] ?? "none";
  return `${email} (${PROOF[emailState]})`;
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
    { term: "E-mail", value: addressWords(person) },
    {
      term: "Role",
      value: isStaffRole(person.role) ? `Staff: ${dutyList(person.duties)}` : "Member",
    },
    { term: "Since", value: <When at={person.createdAt} /> },
    { term: "Last seen", value: person.seenAt === null ? "never" : <When at={person.seenAt} /> },
    { term: "Open sessions", value: `${person.openSessions}` },
  ];
}

export interface PersonAccountProps {
  person: PersonFile;
  /** True for the viewer's own account. */
  own: boolean;
  invites: boolean;
  /** The decisions that are offered. */
  open: DecisionVerb[];
}

export function PersonAccount({ person, own, invites, open }: PersonAccountProps) {
  return (
    <Section title="Account">
      {person.picture === null || person.state !== "active" ? null : (
        <Portrait of={person} size="large" />
      )}
      <DefinitionList items={facts(person)} />
      {person.state === "unclaimed" && invites && (
        <ButtonLink href={`/admin/people/${person.id}/invitation`}>
          Invite the freelancer
        </ButtonLink>
      )}
      {own ? (
        <p className="soft">This is you. Another admin decides about your account.</p>
      ) : (
        <div className="btn-row">
          {open.map((verb) => (
            <ButtonLink key={verb} href={`/admin/people/${person.id}?decide=${verb}`}>
              {decisionLabel(verb, person.name)}
            </ButtonLink>
          ))}
        </div>
      )}
    </Section>
  );
}
