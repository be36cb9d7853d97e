/** The second factor of the demo's staff: without it their pages would not open. Its seed is printed, like their password. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newSeed } from "#app/domain/security/totp-code.ts";
import { seedOf, writeTotp } from "#app/domain/security/totp.ts";
import { sql } from "#app/domain/store/store.ts";

interface DemoStaff {
  id: string;
  email: string | null;
}

/** Gives an authenticator app to each demo person who is staff and has none. No notice is written. Idempotent. */
export async function giveDemoFactors(): Promise<void> {
  for (const { id: userId } of await demoStaff({ withApp: false })) {
    const seed = newSeed();
    const actor = OPERATOR;
    const spec = { name: "demo.give_factor" as const, actor, key: newFormKey(), input: { userId } };
    await command(spec, async (tx) => {
      const factorId = await writeTotp(tx, userId, { seed, firstStep: 0n });
      return { factorId };
    });
  }
}

/** E-mail → seed of the demo's staff who can sign in. */
export async function demoSeeds(): Promise<Map<string, string>> {
  const seeds = new Map<string, string>();
  for (const { id, email } of await demoStaff({ withApp: true })) {
    const seed = await seedOf(id);
    if (seed !== null && email !== null) seeds.set(email, seed);
  }
  return seeds;
}

function demoStaff({ withApp }: { withApp: boolean }): Promise<DemoStaff[]> {
  return sql<DemoStaff[]>`
    select id, email from users u
    where demo and role = 'staff' and state = 'active' and password_hash is not null
      and ${withApp} = exists (select from totp_factors f where f.user_id = u.id and f.removed_at is null)
    order by id`;
}
