/** Makes the options for a new passkey, and verifies what the authenticator made of them. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { isOpenChallenge, makeChallenge } from "./challenge.ts";
import { relyingParty, userHandle } from "./relying-party.ts";
import { readCredential, REGISTRATION } from "./sent-credential.ts";
import { ALGORITHMS, judged, webauthn } from "./webauthn.ts";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import type { ChallengeFor } from "./challenge.ts";

export interface PasskeyOwner {
  id: string;
  /** What the person tells their accounts apart by; shown by the authenticator. */
  email: string;
  name: string;
}

/** A verified passkey that is not stored yet. */
export interface NewPasskey {
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
  backedUp: boolean;
  /** To be used up in the command that stores the passkey. */
  challenge: string;
}

/** `others`: credentials the person has, so that an authenticator is not registered twice. */
export async function registrationOptions(
  owner: PasskeyOwner,
  wanted: ChallengeFor,
  others: Array<{ id: string; transports: string[] }> = [],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  const { id, name } = relyingParty();
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: userHandle(owner.id),
    userName: owner.email,
    userDisplayName: owner.name,
    challenge: makeChallenge(wanted),
    attestationType: "none",
    // Kept by the authenticator, so that a sign-in needs no name; and only for a person it has recognised.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: others,
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: 300_000,
  });
}

/** Refuses `passkey_refused`, `passkey_expired` and `passkey_unverified`. The challenge is looked at, not used up. */
export async function verifyRegistration(text: string, wanted: ChallengeFor): Promise<NewPasskey> {
  const response = readCredential(REGISTRATION, text);
  let challenge = "";
  const found = await judged(async ({ verifyRegistrationResponse }) => {
    await requirePlain(response.response.attestationObject);
    const { origin, id } = relyingParty();
    return verifyRegistrationResponse({
      response,
      expectedChallenge: (answered) => {
        challenge = answered;
        return isOpenChallenge(answered, wanted) || refuse("passkey_expired");
      },
      expectedOrigin: origin,
      expectedRPID: id,
      // Asked below, where the refusal can say so.
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
  });
  if (!found.verified) return refuse("passkey_refused");
  const { credential, userVerified, credentialBackedUp } = found.registrationInfo;
  if (!userVerified) refuse("passkey_unverified");
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: response.response.transports,
    backedUp: credentialBackedUp,
    challenge,
  };
}

/**
 * No statement, or one signed by the passkey itself. Certificates were not asked for, and the library would fetch the lists of
 * revoked ones from addresses that the certificate names.
 */
async function requirePlain(attestationObject: string): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import("@simplewebauthn/server/helpers");
  const statement = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const plain = ["none", "packed"].includes(statement.get("fmt"));
  if (!plain || statement.get("attStmt").get("x5c") !== undefined) refuse("passkey_refused");
}
