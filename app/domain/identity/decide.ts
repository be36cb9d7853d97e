/** What staff decide about people: their role, and whether they may sign in. Always with a reason, never about oneself. */
import { command } from "#app/domain/kernel/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { fit, REASON } from "./person-fields.ts";
import type { OperatorActor, Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome, Tx } from "#app/domain/kernel/command.ts";

export interface DecisionInput {
  userId: string;
  /** Kept with the command; the person reads it too. */
  reason: string;
  key: string;
}

/** Kept as the command's answer: the record of who decided what, and why. */
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
  /** A demo person whose password was taken away, for good. */
  closed: boolean;
}

/**
 * Makes somebody staff or a plain member. Refuses `not_found` to non-staff and for unknown people, `own_account`,
 * `last_staff`, and `transition_refused` when they have the role already or cannot sign in.
 */
export async function setRole(
  actor: Decider,
  input: DecisionInput & { role: Role },
): Promise<Outcome<Decision>> {
  return decide("identity.setRole", actor, input, { role: input.role }, async (tx, person) => {
    if (person.role === input.role)
      refuse("transition_refused", { sentence: `This person is ${input.role} already.` });
    if (input.role === "staff" && person.state !== "active")
      refuse("transition_refused", { sentence: "Only people who can sign in can be staff." });
    await tx.sql`update users set role = ${input.role}, command_id = ${tx.command.id} where id = ${person.id}`;
    return { from: person.role, to: input.role };
  });
}

/** Shuts somebody out: every session ends now. Refuses as `setRole` does. */
export async function suspend(actor: Decider, input: DecisionInput): Promise<Outcome<Decision>> {
  return decide("identity.suspend", actor, input, {}, async (tx, person) => {
    if (person.state === "suspended")
      refuse("transition_refused", { sentence: "This person is suspended already." });
    await tx.sql`update users set state = 'suspended', command_id = ${tx.command.id} where id = ${person.id}`;
    await tx.sql`
      update sessions set revoked_at = ${tx.command.at} where user_id = ${person.id} and revoked_at is null`;
    return { from: person.state, to: "suspended" };
  });
}

/** Lets somebody in again; they sign in anew. Refuses as `setRole` does. */
export async function reinstate(actor: Decider, input: DecisionInput): Promise<Outcome<Decision>> {
  return decide("identity.reinstate", actor, input, {}, async (tx, person) => {
    if (person.state !== "suspended")
      refuse("transition_refused", { sentence: "This person is not suspended." });
    if (person.closed)
      refuse("transition_refused", {
        sentence: "This account belonged to the demo and was closed for good.",
      });
    // Whoever came with an imported catalogue goes back to waiting for their owner.
    const to = person.email === null ? "unclaimed" : "active";
    await tx.sql`update users set state = ${to}, command_id = ${tx.command.id} where id = ${person.id}`;
    return { from: person.state, to };
  });
}

async function decide(
  name: string,
  actor: Decider,
  input: DecisionInput,
  more: Record<string, string>,
  change: (tx: Tx, person: Person) => Promise<{ from: string; to: string }>,
): Promise<Outcome<Decision>> {
  const { reason } = fit(REASON, { reason: input.reason });
  const { userId, key } = input;
  if (actor.kind === "user" && actor.role !== "staff") refuse("not_found");
  if (actor.id === userId) refuse("own_account");
  const spec = { name, actor, key, input: { userId, reason, ...more } };
  return command(spec, async (tx) => {
    const locked = await lockStaffAnd(tx, userId);
    // Two members of staff who remove each other at once: the second no longer is staff when its turn comes.
    const staff = locked.filter((p) => p.role === "staff" && p.state === "active");
    if (actor.kind === "user" && !staff.some((p) => p.id === actor.id)) refuse("not_found");
    const step = await change(tx, found(locked.find((p) => p.id === userId)));
    const leaves = step.to === "member" || step.to === "suspended";
    if (leaves && staff.length === 1 && staff[0]?.id === userId) refuse("last_staff");
    return { userId, ...step, reason };
  });
}

/** In order of id, so that two decisions wait for each other instead of deadlocking; rows come as they are once locked. */
async function lockStaffAnd(tx: Tx, userId: string): Promise<Person[]> {
  return tx.sql<Person[]>`
    select id, role, state, email, demo and password_hash is null as closed from users
    where (role = 'staff' and state = 'active') or id = ${userId}
    order by id for update`;
}
