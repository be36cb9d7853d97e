/** Changes the password: asks for the old one, and ends all other sessions and API tokens; a thief may hold one (decision 22). */
import { announce } from "./announce.ts";
import { restAfterChange } from "./payout-rests.ts";
import { command } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { sql } from "#app/domain/store/store.ts";
import { requireMatching } from "./confirm-password.ts";
import { hashPassword, passwordFingerprint } from "./password.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { securityLogAfter } from "./security-log.ts";
import { renewToken } from "./sessions.ts";
import { requireGoodPassword } from "./password-rules.ts";
import { setPassword } from "./set-password.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/commands/command.ts";

export interface ChangePasswordInput {
  oldPassword: string;
  newPassword: string;
  /** The session that stays, with a new token. */
  sessionId: string;
  /** True keeps the API tokens; absent ends them. */
  keepTokens?: boolean;
  key: string;
}

/** How many were ended. Older answers, from before tokens were asked about, have no `tokensEnded`. */
export interface PasswordChanged {
  sessionsEnded: number;
  tokensEnded?: number;
}

/**
 * `token` is the session's new one, for its browser; null when the same form was sent before, or the session is over. Refuses
 * `password_wrong`, `password_too_short`, `password_too_common`, `too_many_attempts`, and `stale` when the password was changed
 * elsewhere meanwhile.
 */
export async function changePassword(
  actor: UserActor,
  input: ChangePasswordInput,
): Promise<Outcome<PasswordChanged> & { token: string | null }> {
  const [person] = await sql<
    { handle: string; email: string | null; name: string; password_hash: string | null }[]
  >`select handle, email, name, password_hash from users where id = ${actor.id}`;
  const { handle, email, name, password_hash: kept } = found(person);
  const fingerprint = passwordFingerprint(`${input.oldPassword}\0${input.newPassword}`, input.key);
  // Present only when true, so that forms from before this choice hash alike and keep their answers.
  const remainingTokens = input.keepTokens === true ? { keepTokens: true } : {};
  const remembered = { fingerprint, ...remainingTokens };
  const spec = {
    name: "security.change_password" as const,
    actor,
    key: input.key,
    input: remembered,
  };
  // For a form sent a second time the old password is no longer right; the command returns its stored answer.
  if (!(await wasSent(actor.id, input.key))) {
    await refusedTogether(
      () => requireMatching(actor.id, kept, input.oldPassword, "oldPassword"),
      () => requireGoodPassword(input.newPassword, [handle, email ?? "", name], "newPassword"),
    );
  }
  const passwordHash = await hashPassword(input.newPassword, { place: actor.id, known: true });
  let token: string | null = null;
  const outcome = await command(spec, async (tx) => {
    const { sessionsEnded, tokensEnded } = await setPassword(tx, {
      userId: actor.id,
      passwordHash,
      former: kept,
      keepSession: input.sessionId,
      keepTokens: input.keepTokens === true,
    });
    token = await renewToken(tx, actor.id, input.sessionId);
    await restAfterChange(tx, actor.id, "Your password was changed.");
    const facts = { change: input.keepTokens === true ? "tokens_kept" : "tokens_ended" };
    await announce(tx, "account.password_changed", { subjectId: actor.id, facts });
    securityLogAfter(tx, "password.changed", { sessionsEnded, tokensEnded });
    return { sessionsEnded, tokensEnded };
  });
  return { ...outcome, token: outcome.replayed ? null : token };
}
