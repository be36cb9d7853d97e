/** Adds a passkey to a person's account. */
import { command } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { announce } from "#app/domain/security/announce.ts";
import { describeAgent } from "#app/domain/security/describe-agent.ts";
import { restAfterChange } from "#app/domain/security/payout-rests.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { challengeFor } from "./own-passkeys.ts";
import { requirePasskeyName } from "./passkey-name.ts";
import { verifyRegistration } from "./registration.ts";
import { readCredential, REGISTRATION } from "./sent-credential.ts";
import { storePasskey } from "./store-passkey.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface AddPasskeyInput {
  /** What the authenticator made, as JSON. */
  made: string;
  /** Empty: named after the browser. */
  name: string;
  key: string;
}

/**
 * `codes` are recovery codes made with it, at their only appearance; null when there are none or the form was sent before.
 * Refuses like `verifyRegistration` and `storePasskey`, and `not_allowed` when a token asks.
 */
export async function addPasskey(
  actor: UserActor,
  input: AddPasskeyInput,
): Promise<Outcome<{ passkeyId: string }> & { codes: string[] | null }> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const { made: sent, key } = input;
  const { id: credentialId } = readCredential(REGISTRATION, sent);
  const name = requirePasskeyName(input.name || describeAgent(actor.place?.agent ?? ""), "name");
  // For a form sent a second time the challenge is used; the command returns its stored answer.
  const made = (await wasSent(actor.id, key))
    ? null
    : await verifyRegistration(sent, challengeFor("register", actor));
  const hashed = { credentialId, name: input.name };
  const spec = { name: "security.add_passkey" as const, actor, key, input: hashed };
  let codes: string[] | null = null;
  const outcome = await command(spec, async (tx) => {
    const stored = await storePasskey(tx, actor.id, { name, made: made ?? refuse("stale") });
    const { passkeyId } = stored;
    if (stored.codes.length > 0) codes = stored.codes;
    await restAfterChange(tx, actor.id, "A passkey was added.");
    await announce(tx, "account.passkey_added", { subjectId: passkeyId, facts: { title: name } });
    securityLogAfter(tx, "factor.added", { factor: "passkey", passkeyId });
    return { passkeyId };
  });
  return { ...outcome, codes: outcome.replayed ? null : codes };
}
