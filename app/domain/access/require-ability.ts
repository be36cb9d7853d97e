/** Asking the table: whether an actor may, and the refusal when not. Every command, read, page and operation asks here. */
import type { Actor, UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { ABILITIES } from "./abilities.ts";
import type { Ability, MayBe, PartyAbility, PlainAbility } from "./abilities.ts";
import type { AbilityRow, Who } from "./ability-row.ts";
import { partyOf, worksHere } from "./party.ts";
import type { Asker, Parties } from "./party.ts";

/** What an actor is without regard to any thing. */
function standings(actor: Asker): readonly Who[] {
  if (actor === null) return ["visitor"];
  if (actor.kind === "provider") return [actor.id];
  if (actor.kind !== "user") return [actor.kind];
  return worksHere(actor) ? ["staff", "member", "owner"] : ["member", "owner"];
}

export function may(actor: Asker, ability: PlainAbility): boolean {
  const { who }: AbilityRow = ABILITIES[ability];
  return standings(actor).some((one) => who.includes(one));
}

/** Refuses what the row says. */
export function requireAbility(actor: Asker, ability: PlainAbility): void {
  if (!may(actor, ability)) refuse(ABILITIES[ability].otherwise);
}

/** The same for what only a person may do, and tells the compiler. */
export function requirePerson(actor: Actor, ability: PlainAbility): asserts actor is UserActor {
  requireAbility(actor, ability);
  if (actor.kind !== "user") refuse(ABILITIES[ability].otherwise);
}

export function mayParty(actor: Asker, ability: PartyAbility, thing: Parties): boolean {
  const party = partyOf(thing, actor);
  const { who }: AbilityRow = ABILITIES[ability];
  return party !== null && who.includes(party);
}

/** What the actor is to the thing. Refuses `not_found` to strangers and what the row says to the other sides. */
export function requireParty<A extends PartyAbility>(
  actor: Asker,
  ability: A,
  thing: Parties,
): MayBe<A> {
  const party = partyOf(thing, actor);
  if (party === null) refuse("not_found");
  const row: AbilityRow = ABILITIES[ability];
  if (!row.who.includes(party)) refuse(row.otherwise);
  return party as MayBe<A>;
}

/** Whether there is anything at all for which the actor may: asked at doors, before the thing is in hand. */
export function mightEver(actor: Asker, ability: Ability): boolean {
  const { who, ofParties }: AbilityRow = ABILITIES[ability];
  const sides: readonly Who[] = ofParties && actor?.kind === "user" ? ["buyer", "freelancer"] : [];
  return [...standings(actor), ...sides].some((one) => who.includes(one));
}

/** The same, refused: what is between two parties is not there for an actor that can be none of them. */
export function requireSomeday(actor: Asker, ability: Ability): void {
  if (mightEver(actor, ability)) return;
  const { ofParties, otherwise }: AbilityRow = ABILITIES[ability];
  refuse(ofParties ? "not_found" : otherwise);
}

/** The ability of a name that the compiler does not know: of a command. A name without a row is a mistake of ours. */
export function abilityNamed(name: string): Ability {
  if (!Object.hasOwn(ABILITIES, name))
    throw new Error(`${name} has no row in access/abilities.ts.`);
  return name as Ability;
}

/** The product has no command of such a name; tests write rows under them. */
const OF_TESTS = "test.";

/**
 * Asked by the one way anything changes, for every command before it begins. What depends on a thing of two parties is asked again
 * with that thing in hand; a person gets that far. Under a name without a row, nobody may.
 */
export function requireCommand(actor: Actor, name: string): void {
  if (name.startsWith(OF_TESTS)) return;
  const ability = abilityNamed(name);
  if (ABILITIES[ability].ofParties && actor.kind === "user") return;
  requireSomeday(actor, ability);
}
