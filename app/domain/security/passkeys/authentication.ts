/** Makes the options for using a passkey, and verifies the authenticator's answer: origin, challenge, person, signature, counter. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { isOpenChallenge, makeChallenge, spendChallenge } from "./challenge.ts";
import { takeCounter } from "./counter.ts";
import { relyingParty, userHandle } from "./relying-party.ts";
import { ASSERTION, readCredential } from "./sent-credential.ts";
import { judged, webauthn } from "./webauthn.ts";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { z } from "zod";
import type { ChallengeFor } from "./challenge.ts";

type Sent = z.output<typeof ASSERTION>;

export interface AskedPasskey extends ChallengeFor {
  /** The person, where they are known; absent where the passkey itself says who signs in. */
  userId?: string;
}

export interface UsedPasskey {
  passkeyId: string;
  userId: string;
}

export interface KnownCredential {
  id: string;
  transports: string[];
}

/** `own`: the passkeys of the person, where they are known. Without it the authenticator offers those it keeps. */
export async function authenticationOptions(
  wanted: ChallengeFor,
  own?: KnownCredential[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: makeChallenge(wanted),
    userVerification: "required",
    timeout: 300_000,
    ...(own === undefined ? {} : { allowCredentials: own }),
  });
}

/**
 * Verifies and uses up an answer: it works once. Refuses `passkey_unknown` for a passkey that was removed or is another
 * person's, `passkey_expired` for an old or used challenge, `passkey_unverified`, `passkey_copied`, and `passkey_refused` for the rest.
 */
export async function usePasskey(text: string, asked: AskedPasskey): Promise<UsedPasskey> {
  const response = readCredential(ASSERTION, text);
  const [stored] = await sql<Stored[]>`
    select id as "passkeyId", user_id as "userId", public_key as "publicKey" from passkeys
    where credential_id = ${response.id} and removed_at is null`;
  if (stored === undefined) return refuse("passkey_unknown");
  const { passkeyId, userId } = stored;
  if (asked.userId !== undefined && userId !== asked.userId) refuse("passkey_unknown");
  const handle = response.response.userHandle ?? undefined;
  const right = handle === userHandle(userId).toString("base64url");
  // Authenticators may leave it out where they were told which passkeys count.
  if (!right && (handle !== undefined || asked.userId === undefined)) refuse("passkey_refused");
  const { challenge, counter, backedUp } = await verified(response, stored, asked);
  await spendChallenge(challenge);
  await takeCounter(stored, { counter, backedUp, challenge });
  return { passkeyId, userId };
}

interface Stored {
  passkeyId: string;
  userId: string;
  publicKey: Uint8Array;
}

async function verified(response: Sent, { publicKey }: Stored, asked: AskedPasskey) {
  let challenge = "";
  const { origin, id } = relyingParty();
  const judgement = await judged(({ verifyAuthenticationResponse }) =>
    verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge: (answered) => {
        challenge = answered;
        return isOpenChallenge(answered, asked) || refuse("passkey_expired");
      },
      expectedOrigin: origin,
      expectedRPID: id,
      // The counter is compared by the statement that stores it: two answers at once read the same one here.
      credential: { id: response.id, publicKey: Uint8Array.from(publicKey), counter: 0 },
      // Asked below, where the refusal can say so.
      requireUserVerification: false,
    }),
  );
  const { verified: right, authenticationInfo: info } = judgement;
  if (!right) return refuse("passkey_refused");
  if (!info.userVerified) refuse("passkey_unverified");
  if (isFramed(response.response.clientDataJSON)) refuse("passkey_refused");
  return { challenge, counter: info.newCounter, backedUp: info.credentialBackedUp };
}

interface Framed {
  crossOrigin?: unknown;
}

/** Whether the answer was given inside a frame of another site: the library looks only where the browser also names that site. */
function isFramed(clientDataJSON: string): boolean {
  const data = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString()) as Framed;
  return data.crossOrigin === true;
}
