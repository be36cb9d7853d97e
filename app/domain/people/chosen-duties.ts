/** The duties a member of staff gets: those chosen, in one order, or those that go without saying. */
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Actor, Duty, Role } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { isStaffRole } from "#app/domain/access/party.ts";

/**
 * Without a choice the operator gives all four, because the first staff of a site come that way; others give support, the duty
 * that opens the least. Members have none. Refuses `duties_missing` for an empty choice.
 */
export function chosenDuties(actor: Actor, role: Role, chosen?: readonly Duty[]): Duty[] {
  if (!isStaffRole(role)) return [];
  if (chosen === undefined) return actor === OPERATOR ? [...DUTIES] : ["support"];
  const duties = DUTIES.filter((duty) => chosen.includes(duty));
  if (duties.length === 0) refuse("duties_missing", { field: "duties" });
  return duties;
}

/** Whether two lists, both in the order of `DUTIES`, are the same. */
export function sameDuties(one: readonly Duty[], other: readonly Duty[]): boolean {
  return one.join() === other.join();
}

const WORDS: Record<string, string> & Record<Duty, string> = {
  support: "support",
  finance: "finance",
  judge: "disputes",
  admin: "administration",
};

/** `support, finance and administration`. */
export function dutyList(duties: readonly string[]): string {
  const words = duties.map((duty) => WORDS[duty] ?? duty);
  const last = words.pop() ?? "no duty";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
