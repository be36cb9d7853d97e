/** What a token's person has in the sandbox: themselves, both counterparts, and gigs to order. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { world } from "#app/domain/kernel/world.ts";
import { partiesOf } from "./sandbox-people.ts";
import type { SandboxPerson } from "./sandbox-people.ts";

export interface SandboxPage {
  you: SandboxPerson;
  buyer: SandboxPerson;
  freelancer: SandboxPerson;
  gigs: Array<{
    id: string;
    title: string;
    kind: string;
    priceMicros: bigint;
    currency: Currency;
  }>;
}

/** Refuses `sandbox_only` in the live world. */
export async function sandboxPage(actor: UserActor): Promise<SandboxPage> {
  requireAbility(actor, "sandbox.read");
  if (world() !== "sandbox") refuse("sandbox_only");
  const ids = await partiesOf(actor);
  const people = await sql<SandboxPerson[]>`
    select id, handle, name from users where id = any(${Object.values(ids)}::text[])`;
  const person = (id: string) => found(people.find((row) => row.id === id));
  const gigs = await sql<SandboxPage["gigs"]>`
    select id, title, kind, from_micros as "priceMicros", currency from gigs
    where freelancer_id = ${ids.freelancer} and state = 'published' order by id limit 50`;
  return {
    you: person(ids.you),
    buyer: person(ids.buyer),
    freelancer: person(ids.freelancer),
    gigs: [...gigs],
  };
}
