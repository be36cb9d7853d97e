/** The cast: ada buys, lin and max sell, sol and ray are staff. They are made by the ordinary commands, with all guards. */
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Duty, Role, UserActor } from "#app/domain/kernel/actor.ts";
import { isStaffRole } from "#app/domain/access/party.ts";
import { newSeed } from "#app/domain/security/totp-code.ts";
import { writeTotp } from "#app/domain/security/totp.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { post } from "#app/domain/ledger/post.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";

/** Staff get all duties unless some are named. */
export async function person(
  handle: string,
  role: Role = "member",
  duties: readonly Duty[] = role === "staff" ? DUTIES : [],
): Promise<UserActor> {
  const id = newId("user");
  const spec = {
    name: "test.person" as const,
    actor: OPERATOR,
    key: newFormKey(),
    input: { handle },
  };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into users (id, handle, name, email, email_state, role, duties, created_at, command_id)
      values (${id}, ${handle}, ${handle[0]?.toUpperCase() + handle.slice(1)}, ${`${handle}@example.test`}, 'verified', ${role}, ${[...duties]}::text[],
              ${tx.command.at}, ${tx.command.id})`;
    if (isStaffRole(role)) await writeTotp(tx, id, { seed: newSeed(), firstStep: 0n });
    return {};
  });
  return { kind: "user", id, role, duties, level: "password", vouched: true };
}

export interface Cast {
  ada: UserActor;
  lin: UserActor;
  max: UserActor;
  sol: UserActor;
  ray: UserActor;
}

export async function cast(): Promise<Cast> {
  return {
    ada: await person("ada"),
    lin: await person("lin"),
    max: await person("max"),
    sol: await person("sol", "staff"),
    ray: await person("ray", "staff"),
  };
}

/** After this many hours a deposit is no longer card money. */
export const LONG_AGO_HOURS = 24 * 365;

/** Puts money into a wallet, like a deposit settled this many hours ago. */
export async function enrich(
  user: UserActor,
  micros: bigint,
  currency: Currency = "USD",
  hoursAgo = LONG_AGO_HOURS,
): Promise<void> {
  const id = newId("deposit");
  const spec = { name: "test.enrich" as const, actor: OPERATOR, key: newFormKey(), input: { id } };
  await command(spec, async (tx) => {
    const at = hoursAfter(tx.command.at, -hoursAgo);
    await tx.sql`
      insert into deposits (id, user_id, currency, amount_micros, state, created_at, settled_at, command_id)
      values (${id}, ${user.id}, ${currency}, ${micros}, 'created', ${at}, ${at}, ${tx.command.id})`;
    await tx.sql`update deposits set state = 'pending', command_id = ${tx.command.id} where id = ${id}`;
    await tx.sql`update deposits set state = 'succeeded', command_id = ${tx.command.id} where id = ${id}`;
    await post(tx, [
      { kind: "deposit", from: PLATFORM, to: user.id, currency, micros, subject: id },
    ]);
    return {};
  });
}

export interface SampleGig {
  kind?: "package" | "unit";
  priceMicros?: bigint;
  title?: string;
  currency?: Currency;
}

/** Publishes a gig like lin's: one basic package, or by the piece. Returns its id. */
export async function sampleGig(freelancer: UserActor, gig: SampleGig = {}): Promise<string> {
  const id = newId("gig");
  const { kind = "package", priceMicros = 100_000_000n, title = "I will draw a farthing" } = gig;
  const { currency = "USD" } = gig;
  const spec = { name: "test.gig" as const, actor: OPERATOR, key: newFormKey(), input: { id } };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
    await tx.sql`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros,
                        delivery_days, unit_name, created_at, updated_at, command_id)
      values (${id}, ${freelancer.id}, ${kind}, 'draft', ${title}, 'A small coin, drawn with care in copper ink.',
              'design', ${currency}, ${priceMicros}, 3, ${kind === "unit" ? "item" : null}, ${tx.command.at}, ${tx.command.at},
              ${tx.command.id})`;
    if (kind === "package")
      await tx.sql`
        insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
        values (${id}, 'basic', 'One coin', 'One drawing', ${priceMicros}, 3, 2)`;
    await tx.sql`
      update gigs set state = 'published', published_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${id}`;
    return {};
  });
  return id;
}
