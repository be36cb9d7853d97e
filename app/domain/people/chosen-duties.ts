/** The duties a member of staff gets: those chosen, in one order, or those that go without saying. */
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty, Role } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { isStaffRole } from "#app/domain/access/party.ts";

/** Members have none. Without a choice staff get `usual`. Refuses `duties_missing` for an empty choice. */
export function chosenDuties(
  role: Role,
  chosen: readonly Duty[] | undefined,
  usual: readonly Duty[],
): Duty[] {
  if (!isStaffRole(role)) return [];
  if (chosen === undefined) return [...usual];
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
