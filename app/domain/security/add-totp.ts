/** Adds an authenticator app, once a code proved that the app has the seed. With the first factor come recovery codes. */
import { command } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { endSessions } from "./end-sessions.ts";
import { noteFactorChange } from "./factor-changes.ts";
import { newCodes, writeCodes } from "./recovery-codes.ts";
import { clockSentence } from "./require-code.ts";
import { securityLogAfter } from "./security-log.ts";
import { recogniseCode } from "./totp-code.ts";
import { writeTotp } from "./totp.ts";
import { waysOf } from "./ways.ts";

export interface NewTotp {
  seed: string;
  /** The code that the app shows now. */
  code: string;
  /** True signs the person out in every other browser. */
  endOthers?: boolean;
  key: string;
}

/**
 * `codes` are the new recovery codes, in plain text for the only time; null where the person has codes, or when the same form was
 * sent before. Refuses `code_wrong` at the field `code`, `factor_there`, `step_up_required`, and `not_allowed` for programs.
 */
export async function addTotp(
  actor: UserActor,
  { seed, code, endOthers = false, key }: NewTotp,
): Promise<Outcome<{ factorId: string; codesMade: boolean }> & { codes: string[] | null }> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const firstStep = (await wasSent(actor.id, key)) ? 0n : confirmedStep(seed, code);
  const codes = newCodes();
  const input = { seed: fingerprint(seed), ...(endOthers ? { endOthers } : {}) };
  const spec = { name: "security.add_totp" as const, actor, key, input };
  const outcome = await command(spec, async (tx) => {
    const { codes: left } = await waysOf(actor.id, tx.sql);
    const factorId = await writeTotp(tx, actor.id, { seed, firstStep });
    const codesMade = left === 0;
    if (codesMade) await writeCodes(tx, actor.id, codes);
    if (endOthers) await endSessions(tx, actor.id, actor.sessionId);
    await noteFactorChange(tx, actor.id, { change: "app_added", subjectId: factorId });
    securityLogAfter(tx, "factor.added", { factor: factorId });
    return { factorId, codesMade };
  });
  return { ...outcome, codes: outcome.replayed || !outcome.answer.codesMade ? null : codes };
}

/** The step of the code. The person has the seed before them, so wrong codes need no limit here. */
function confirmedStep(seed: string, code: string): bigint {
  const field = "code";
  const recognised = recogniseCode(seed, code.replaceAll(/\s/g, ""), nowDate());
  if (recognised === null)
    return refuse("code_wrong", {
      field,
      sentence:
        "This is not the code of the key above. Type the six digits that your app shows for it now.",
    });
  const { accepted, step, secondsAhead } = recognised;
  return accepted ? step : refuse("code_wrong", { field, sentence: clockSentence(secondsAhead) });
}
