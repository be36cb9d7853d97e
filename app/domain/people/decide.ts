/** Staff's decisions about people: role, suspension, reinstatement. Always with a reason, never about themselves. */
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { actsFor, isWorkingStaff } from "#app/domain/access/party.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { lockWorkingStaff } from "#app/domain/commands/stepped-up.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { chosenDuties, sameDuties } from "./chosen-duties.ts";
import { endSessions } from "#app/domain/security/end-sessions.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { fit, REASON } from "./person-fields.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Duty, OperatorActor, Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";

export interface DecisionInput {
  userId: string;
  /** Stored with the command; the person reads it too. */
  reason: string;
  key: string;
}

/** Stored as the command's answer: the record of who decided what, and why. */
export interface Decision {
  userId: string;
  from: string;
  to: string;
  reason: string;
  /** Of a decision about the role: the duties from then on. Absent in answers of earlier releases. */
  duties?: Duty[];
}

type Decider = UserActor | OperatorActor;

interface Person {
  id: string;
  name: string;
  role: Role;
  duties: Duty[];
  state: string;
  email: string | null;
  /** True for a demo person whose password was removed for good. */
  closed: boolean;
}

/**
 * Makes a person staff with these duties, changes the duties of staff, or makes a plain member. Refuses `not_found` to all but
 * admins and for unknown people, `own_account`, `last_staff`, `duties_missing`, and `transition_refused` when they have role and
 * duties already or cannot sign in. Without duties the operator gives all four, because the first staff of a site come that way;
 * admins give support, the duty that opens the least.
 */
export async function setRole(
  actor: Decider,
  input: DecisionInput & { role: Role; duties?: readonly Duty[] | undefined },
): Promise<Outcome<Decision>> {
  const { role } = input;
  const duties = chosenDuties(role, input.duties, actor === OPERATOR ? DUTIES : ["support"]);
  // Hashed only when sent, so that keys from before duties keep their answers.
  const more = input.duties === undefined ? { role } : { role, duties: duties.join(" ") };
  return decide("people.set_role", actor, input, more, async (tx, person, reason) => {
    const unchanged = input.duties === undefined || sameDuties(person.duties, duties);
    if (person.role === role && unchanged)
      refuse("transition_refused", { sentence: `This person is already ${role}.` });
    if (role === "staff" && person.state !== "active")
      refuse("transition_refused", { sentence: "Only people who can sign in can be staff." });
    const { id: commandId } = tx.command;
    await tx.sql`
      update users set role = ${role}, duties = ${duties}::text[], command_id = ${commandId} where id = ${person.id}`;
    const by = await decidedBy(tx);
    const payload = { userId: person.id, person: person.name, duties, note: reason, ...by };
    await enqueue(tx, [{ name: "staff.role_changed", subjectId: person.id, payload }]);
    return { from: person.role, to: role, duties };
  });
}

/** What later folders, which know about money, add to a suspension in the same transaction. */
export interface SuspensionDetails {
  /** The address for appeals; absent means the site's support address. */
  appeal?: string | undefined;
  /** Further input that decides the outcome, for the command's input hash. */
  more?: Record<string, string>;
  /** Returns the sentences the person is told about their money. */
  also?: (tx: Tx, suspension: { id: string; beganAt: Date }) => Promise<string>;
}

/** How long the proposal about contested earnings stands if staff decide nothing. */
const UNDECIDED_DAYS = 120;

/**
 * Suspends a person and ends every session. A later sign-in opens one page only, with the reason and the plan for the money.
 * Refuses as `setRole` does.
 */
export async function suspend(
  actor: Decider,
  input: DecisionInput,
  { appeal, more = {}, also }: SuspensionDetails = {},
): Promise<Outcome<Decision>> {
  const remembered = { ...(appeal === undefined ? {} : { appeal }), ...more };
  return decide("people.suspend", actor, input, remembered, async (tx, person, reason) => {
    if (person.state === "suspended")
      refuse("transition_refused", { sentence: "This person is already suspended." });
    const { at, id: commandId } = tx.command;
    await tx.sql`update users set state = 'suspended', command_id = ${commandId} where id = ${person.id}`;
    await endSessions(tx, person.id);
    const id = newId("suspension");
    await tx.sql`
      insert into suspensions (id, user_id, reason, appeal, began_at, undecided_until, command_id)
      values (${id}, ${person.id}, ${reason}, ${appeal === undefined ? null : tidyLine(appeal)}, ${at}, ${hoursAfter(at, UNDECIDED_DAYS * 24)}, ${commandId})`;
    const amounts = (await also?.(tx, { id, beganAt: at })) ?? "";
    const payload = { userId: person.id, note: reason, amounts, appeal: appeal ?? null };
    await enqueue(tx, [{ name: "suspension.begun", subjectId: id, payload }]);
    return { from: person.state, to: "suspended" };
  });
}

/** Lets a person in again; they sign in anew. `also` ends what the suspension began. Refuses as `setRole` does. */
export async function reinstate(
  actor: Decider,
  input: DecisionInput,
  also?: (tx: Tx, suspensionId: string) => Promise<void>,
): Promise<Outcome<Decision>> {
  return decide("people.reinstate", actor, input, {}, async (tx, person, reason) => {
    if (person.state !== "suspended")
      refuse("transition_refused", { sentence: "This person is not suspended." });
    if (person.closed)
      refuse("transition_refused", {
        sentence: "This account belonged to the demo and is closed permanently.",
      });
    // Imported people return to waiting for their owner.
    const to = person.email === null ? "unclaimed" : "active";
    const lifted = await tx.sql<{ id: string }[]>`
      update suspensions set lifted_at = ${tx.command.at}, command_id = ${tx.command.id}
      where user_id = ${person.id} and lifted_at is null returning id`;
    for (const { id } of lifted) await also?.(tx, id);
    await tx.sql`update users set state = ${to}, command_id = ${tx.command.id} where id = ${person.id}`;
    await endSessions(tx, person.id);
    const payload = { userId: person.id, note: reason };
    await enqueue(tx, [{ name: "suspension.lifted", subjectId: person.id, payload }]);
    return { from: person.state, to };
  });
}

const EVENTS = {
  "people.set_role": "role.changed",
  "people.suspend": "account.suspended",
  "people.reinstate": "account.reinstated",
} as const;

async function decide(
  name: "people.set_role" | "people.suspend" | "people.reinstate",
  actor: Decider,
  input: DecisionInput,
  more: Record<string, string>,
  change: (
    tx: Tx,
    person: Person,
    reason: string,
  ) => Promise<{ from: string; to: string; duties?: Duty[] }>,
): Promise<Outcome<Decision>> {
  const { reason } = fit(REASON, { reason: input.reason });
  const { userId, key } = input;
  requireAbility(actor, name);
  if (actsFor(actor, userId)) refuse("own_account");
  const spec = { name, actor, key, input: { userId, reason, ...more } };
  return command(spec, async (tx) => {
    const locked = await lockStaffAnd(tx, userId);
    // Two admins may remove each other at once: the second is no admin any more when it gets the lock.
    const admins = locked.filter((p) => isWorkingStaff(p, "admin"));
    if (actor.kind === "user" && !admins.some((p) => actsFor(actor, p.id))) refuse("not_found");
    const written = tidyText(reason);
    const by = actor.kind === "user" ? actor.id : actor.kind;
    const person = found(locked.find((p) => p.id === userId));
    if (person.state === "closed")
      refuse("transition_refused", { sentence: "This account is closed for good." });
    const step = await change(tx, person, written);
    const leaves = step.to === "suspended" || step.duties?.includes("admin") === false;
    if (leaves && admins.length === 1 && admins[0]?.id === userId) refuse("last_staff");
    securityLogAfter(tx, EVENTS[name], { account: userId, by, reason: step.to });
    return { userId, ...step, reason: written };
  });
}

/** Locks the staff, then the person, so that two decisions never deadlock; returns the rows as they are once locked. */
async function lockStaffAnd(tx: Tx, userId: string): Promise<Person[]> {
  await lockWorkingStaff(tx);
  return tx.sql<Person[]>`
    select id, name, role, duties, state, email, demo and password_hash is null as closed from users
    where (role = 'staff' and state = 'active') or id = ${userId}
    order by id for update`;
}
