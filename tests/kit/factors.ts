/** Gives people of tests an authenticator app, and computes its codes: each call returns a code that was not used yet. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { codeAt, newSeed, STEP_SECONDS } from "#app/domain/security/totp-code.ts";
import { seedOf, writeTotp } from "#app/domain/security/totp.ts";
import type { SignedInBrowser } from "#app/domain/security/begin-session.ts";
import type { signIn } from "#app/domain/security/sign-in.ts";
import { sql } from "#app/domain/store/store.ts";

/** A step of setting up; staff of tests have one from the beginning. */
export async function giveApp(userId: string): Promise<string> {
  const seed = newSeed();
  const input = { userId };
  const spec = { name: "test.factor" as const, actor: OPERATOR, key: newFormKey(), input };
  await command(spec, async (tx) => {
    await writeTotp(tx, userId, { seed, firstStep: 0n });
    return {};
  });
  return seed;
}

/** The code that a sign-in of the person accepts now. */
export async function codeOf(userId: string): Promise<string> {
  const seed = await seedOf(userId);
  if (seed === null) throw new Error("The person has no authenticator app.");
  // A code that a test used before would be refused, so the used step is forgotten.
  await sql`update totp_uses u set last_step = 0 from totp_factors f where f.id = u.factor_id and f.user_id = ${userId}`;
  return codeAt(seed, nowDate());
}

/** The session of a sign-in that needed no second step. */
export function withoutStep(signed: Awaited<ReturnType<typeof signIn>>): SignedInBrowser {
  if ("secondStep" in signed) throw new Error("The sign-in waits for its second step.");
  return signed;
}

/** A moment so many steps away. */
export function steps(count: number): Date {
  return new Date(nowDate().getTime() + count * STEP_SECONDS * 1000);
}
