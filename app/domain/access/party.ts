/** Which party an actor is of a thing between a buyer and a freelancer: the only place that compares people with parties. */
import type { Actor, Duty, Role, UserActor } from "#app/domain/kernel/actor.ts";

/** The actor that asks; null is a visitor. */
export type Asker = Actor | null;

/** The people of a thing; a gig has a freelancer only, a request a buyer only. */
export interface Parties {
  buyerId?: string;
  freelancerId?: string;
}

export type Party = "buyer" | "freelancer" | "staff" | "clock";

/** Whether the actor acts for this person. Only people act for themselves; suspended people, machines and providers never do. */
export function actsFor(actor: Asker, personId: string | undefined): boolean {
  return actor?.kind === "user" && actor.id === personId;
}

/** The id of the person the actor acts for; null for a visitor, for machines and for suspended people. */
export function personOf(actor: Asker): string | null {
  return actor?.kind === "user" ? actor.id : null;
}

/** The actor's party; null is a stranger. A party who is also staff acts as the party. */
export function partyOf(thing: Parties, actor: Asker): Party | null {
  if (actor?.kind === "clock") return "clock";
  if (actsFor(actor, thing.buyerId)) return "buyer";
  if (actsFor(actor, thing.freelancerId)) return "freelancer";
  return worksHere(actor) ? "staff" : null;
}

/** Whether the actor acts as staff, which needs a second factor. A token without the scope `staff` makes its holder a member. */
export function worksHere(actor: Asker): boolean {
  return hasStaffRole(actor) && provedFactor(actor);
}

/** Whether only the second factor is missing for the actor to act as staff. */
export function lacksFactor(actor: Asker): boolean {
  return hasStaffRole(actor) && !provedFactor(actor);
}

function hasStaffRole(actor: Asker): actor is UserActor {
  return actor?.kind === "user" && actor.role === "staff";
}

function provedFactor({ level, vouched }: UserActor): boolean {
  return level === "second_factor" || vouched === true;
}

/** The duties of a member of staff, with or without a second factor; empty for everybody else. */
export function dutiesHeld(actor: Asker): readonly Duty[] {
  return hasStaffRole(actor) ? (actor.duties ?? []) : [];
}

/** The duties the actor has as staff; empty for everybody else. */
export function dutiesOf(actor: Asker): readonly Duty[] {
  return worksHere(actor) ? dutiesHeld(actor) : [];
}

/** A row of `users`, as decisions about people lock it. */
export interface StaffRow {
  role: string;
  state: string;
  duties: readonly Duty[];
}

/** Whether a row of `users` is active staff with this duty, or with any, for decisions made under that row's lock. */
export function isWorkingStaff(person: StaffRow | undefined, duty?: Duty): boolean {
  const works = person?.role === "staff" && person.state === "active";
  return works && (duty === undefined || person.duties.includes(duty));
}

/** Whether a role is staff, for code that writes or shows roles. */
export function isStaffRole(role: Role): boolean {
  return role === "staff";
}

/** Whether the texts of the actor's commands are a person's; providers and the clock pass on texts of machines. */
export function writesTexts(actor: Actor): boolean {
  return actor.kind !== "provider" && actor.kind !== "clock";
}
