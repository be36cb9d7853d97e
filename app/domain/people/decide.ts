/** Staff's decisions about people: role, suspension, reinstatement. Always with a reason, never about themselves. */
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { actsFor, isWorkingStaff } from "#app/domain/access/party.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { fit, REASON } from "./person-fields.ts";
import type { OperatorActor, Role, UserActor } from "#app/domain/kernel/actor.ts";
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
}

type Decider = UserActor | OperatorActor;

interface Person {
  id: string;
  role: Role;
  state: string;
  email: string | null;
  /** True for a demo person whose password was removed for good. */
  closed: boolean;
}

/**
 * Makes a person staff or a plain member. Refuses `not_found` to non-staff and for unknown people, `own_account`, `last_staff`,
 * and `transition_refused` when they have the role already or cannot sign in.
 */
export async function setRole(
  actor: Decider,
  input: DecisionInput & { role: Role },
): Promise<Outcome<Decision>> {
  return decide("people.set_role", actor, input, { role: input.role }, async (tx, person) => {
    if (person.role === input.role)
      refuse("transition_refused", { sentence: `This person is already ${input.role}.` });
    if (input.role === "staff" && person.state !== "active")
      refuse("transition_refused", { sentence: "Only people who can sign in can be staff." });
    await tx.sql`update users set role = ${input.role}, command_id = ${tx.command.id} where id = ${person.id}`;
    return { from: person.role, to: input.role };
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

async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.sql`
    update sessions set revoked_at = ${tx.command.at} where user_id = ${userId} and revoked_at is null`;
}

async function decide(
  name: "people.set_role" | "people.suspend" | "people.reinstate",
  actor: Decider,
  input: DecisionInput,
  more: Record<string, string>,
  change: (tx: Tx, person: Person, reason: string) => Promise<{ from: string; to: string }>,
): Promise<Outcome<Decision>> {
  const { reason } = fit(REASON, { reason: input.reason });
  const { userId, key } = input;
  requireAbility(actor, name);
  if (actsFor(actor, userId)) refuse("own_account");
  const spec = { name, actor, key, input: { userId, reason, ...more } };
  return command(spec, async (tx) => {
    const locked = await lockStaffAnd(tx, userId);
    // Two members of staff may remove each other at once: the second is no longer staff when it gets the lock.
    const staff = locked.filter(isWorkingStaff);
    if (actor.kind === "user" && !staff.some((p) => actsFor(actor, p.id))) refuse("not_found");
    const written = tidyText(reason);
    const person = found(locked.find((p) => p.id === userId));
    if (person.state === "closed")
      refuse("transition_refused", { sentence: "This account is closed for good." });
    const step = await change(tx, person, written);
    const leaves = step.to === "member" || step.to === "suspended";
    if (leaves && staff.length === 1 && staff[0]?.id === userId) refuse("last_staff");
    return { userId, ...step, reason: written };
  });
}

/** Locks in order of id, so that two decisions never deadlock; returns the rows as they are once locked. */
async function lockStaffAnd(tx: Tx, userId: string): Promise<Person[]> {
  return tx.sql<Person[]>`
    select id, role, state, email, demo and password_hash is null as closed from users
    where (role = 'staff' and state = 'active') or id = ${userId}
    order by id for update`;
}
