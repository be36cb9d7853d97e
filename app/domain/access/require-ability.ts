/** Refuses what the table of abilities does not grant an actor. Every command, read, page and operation asks here. */
import type { Actor, Duty, UserActor } from "#app/domain/kernel/actor.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { RefusalDetail } from "#app/domain/kernel/refusal.ts";
import { ABILITIES } from "./abilities.ts";
import type { Ability, MayBe, PartyAbility, PlainAbility } from "./abilities.ts";
import type { AbilityRow, Who } from "./ability-row.ts";
import { dutiesHeld, dutiesOf, lacksFactor, partyOf, worksHere } from "./party.ts";
import type { Asker, Parties, Party } from "./party.ts";

/** The kinds an actor is of, apart from being a party. */
function standings(actor: Asker): readonly Who[] {
  if (actor === null) return ["visitor"];
  if (actor.kind === "provider") return [actor.id];
  if (actor.kind !== "user") return [actor.kind];
  return worksHere(actor) ? ["staff", ...dutiesOf(actor), "member", "owner"] : ["member", "owner"];
}

export function may(actor: Asker, ability: PlainAbility): boolean {
  const { who }: AbilityRow = ABILITIES[ability];
  return standings(actor).some((one) => who.includes(one));
}

/** Refuses with the code of the ability's row. */
export function requireAbility(actor: Asker, ability: PlainAbility): void {
  if (!may(actor, ability)) refuse(codeFor(actor, ABILITIES[ability]), denied(actor, ability));
}

/** For the security log. A visitor is no one in particular, so their refusals are not logged. */
function denied(actor: Asker, ability: Ability): Pick<RefusalDetail, "denied"> {
  return actor?.kind === "user" ? { denied: { ability, by: actor.id } } : {};
}

/** The code of the row; `factor_needed` where a member of staff only lacks the second factor. */
function codeFor(actor: Asker, row: AbilityRow): "factor_needed" | AbilityRow["otherwise"] {
  return needsFactor(actor, row) ? "factor_needed" : row.otherwise;
}

function needsFactor(actor: Asker, { who }: AbilityRow): boolean {
  const asStaff: readonly Who[] = ["staff", ...dutiesHeld(actor)];
  return lacksFactor(actor) && asStaff.some((one) => who.includes(one));
}

/** Whether staff, or some of them, have the ability as staff, so that it asks for a second factor. */
export function namesStaff(ability: Ability): boolean {
  const { who }: AbilityRow = ABILITIES[ability];
  const asStaff: readonly Who[] = ["staff", ...DUTIES];
  return asStaff.some((one) => who.includes(one));
}

/** Refuses like `requireAbility`, and `not_allowed` for actors that are no person. Narrows the actor's type. */
export function requirePerson(actor: Actor, ability: PlainAbility): asserts actor is UserActor {
  requireAbility(actor, ability);
  if (actor.kind !== "user") refuse(ABILITIES[ability].otherwise);
}

export function mayParty(actor: Asker, ability: PartyAbility, thing: Parties): boolean {
  const party = partyOf(thing, actor);
  return party !== null && grants(ABILITIES[ability], actor, party);
}

/** A row grants staff an ability by naming all staff or a duty of theirs. */
function grants(row: AbilityRow, actor: Asker, party: Party): boolean {
  const names: readonly Who[] = party === "staff" ? ["staff", ...dutiesOf(actor)] : [party];
  return names.some((name) => row.who.includes(name));
}

/** The party of an actor that a row grants: a duty makes its holder the party `staff`. */
type PartyIn<W extends Who> = Extract<W extends Duty ? "staff" : W, Party>;

/** Returns the actor's party. Refuses `not_found` to strangers and the code of the ability's row to the other parties. */
export function requireParty<A extends PartyAbility>(
  actor: Asker,
  ability: A,
  thing: Parties,
): PartyIn<MayBe<A>> {
  const party = partyOf(thing, actor);
  const row: AbilityRow = ABILITIES[ability];
  if (party === null)
    refuse(needsFactor(actor, row) ? "factor_needed" : "not_found", denied(actor, ability));
  if (!grants(row, actor, party)) refuse(row.otherwise, denied(actor, ability));
  return party as PartyIn<MayBe<A>>;
}

/** Whether the actor could have the ability for any thing: asked at doors, before the thing is read. */
export function mightEver(actor: Asker, ability: Ability): boolean {
  const { who, ofParties }: AbilityRow = ABILITIES[ability];
  const sides: readonly Who[] = ofParties && actor?.kind === "user" ? ["buyer", "freelancer"] : [];
  return [...standings(actor), ...sides].some((one) => who.includes(one));
}

/** Refuses where `mightEver` is false: `not_found` for an ability of two parties, otherwise the row's code. */
export function requireSomeday(actor: Asker, ability: Ability): void {
  if (mightEver(actor, ability)) return;
  const row: AbilityRow = ABILITIES[ability];
  if (needsFactor(actor, row)) refuse("factor_needed", denied(actor, ability));
  // The clock is no stranger to a thing: the row says what it is told, as with the thing in hand.
  refuse(
    row.ofParties && actor?.kind !== "clock" ? "not_found" : row.otherwise,
    denied(actor, ability),
  );
}

/** Whether the actor would have the ability with a second factor: pages lead such members of staff to its setup. */
export function wantsFactor(actor: Asker, ability: Ability): boolean {
  return needsFactor(actor, ABILITIES[ability]) && !mightEver(actor, ability);
}

/** The ability with a command's name, which may be any text. Throws without a row: that is a mistake of ours. */
export function abilityNamed(name: string): Ability {
  if (!Object.hasOwn(ABILITIES, name))
    throw new Error(`${name} has no row in access/abilities.ts.`);
  return name as Ability;
}

/** Commands of tests begin with this prefix; the product has none. */
const OF_TESTS = "test.";

/**
 * Asked by `pend` for every command. An ability of two parties is asked again once the thing is read; people pass until then.
 * Throws for a name without a row.
 */
export function requireCommand(actor: Actor, name: string): void {
  if (name.startsWith(OF_TESTS)) return;
  const ability = abilityNamed(name);
  if (ABILITIES[ability].ofParties && actor.kind === "user") return;
  requireSomeday(actor, ability);
}
