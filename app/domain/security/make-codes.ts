/** Makes ten new recovery codes. The codes before them end. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { noteFactorChange } from "./factor-changes.ts";
import { newCodes, writeCodes } from "./recovery-codes.ts";
import { securityLogAfter } from "./security-log.ts";
import { hasFactor, waysOf } from "./ways.ts";

/**
 * `codes` is their only appearance in plain text; null when the same form was sent before. Refuses `factor_missing` where the
 * password alone signs the person in, `step_up_required`, and `not_allowed` for programs.
 */
export async function makeCodes(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ userId: string }> & { codes: string[] | null }> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const codes = newCodes();
  const spec = { name: "security.make_codes" as const, actor, key, input: {} };
  const outcome = await command(spec, async (tx) => {
    if (!hasFactor(await waysOf(actor.id, tx.sql))) refuse("factor_missing");
    await writeCodes(tx, actor.id, codes);
    await noteFactorChange(tx, actor.id, { change: "codes_made", subjectId: actor.id });
    securityLogAfter(tx, "recovery_codes.made");
    return { userId: actor.id };
  });
  return { ...outcome, codes: outcome.replayed ? null : codes };
}
