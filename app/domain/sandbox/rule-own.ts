/** A party's own ruling in the sandbox: no staff work there, so the party says what staff decide. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import type { RuleAnswer, RuleInput } from "#app/domain/disputes/rule.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { world } from "#app/domain/kernel/world.ts";
import { partiesOf, SANDBOX_STAFF } from "./sandbox-people.ts";

/** Refuses `sandbox_only` in the live world, `not_found` for disputes of other people, and what `rule` refuses. */
export async function ruleOwn(actor: UserActor, input: RuleInput): Promise<Outcome<RuleAnswer>> {
  requireAbility(actor, "sandbox.rule");
  if (world() !== "sandbox") refuse("sandbox_only");
  const parties = await partiesOf(actor);
  const people = Object.values(parties);
  const [own] = await sql`
    select 1 from disputes
    where id = ${input.disputeId} and (buyer_id = any(${people}::text[]) or freelancer_id = any(${people}::text[]))`;
  found(own);
  const { id } = SANDBOX_STAFF;
  const staff: UserActor = {
    kind: "user",
    id,
    role: "staff",
    duties: ["judge"],
    level: "password",
    sandbox: true,
    // No person is behind it.
    vouched: true,
  };
  // All rulings have the same actor, so the party's id is part of the key.
  return rule(staff, { ...input, key: `${parties.you}:${input.key}` });
}
