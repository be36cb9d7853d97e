/** Loads the WebAuthn library when the first passkey is used (a start would take a quarter of a second longer), and reads its verdicts. */
import type * as library from "@simplewebauthn/server";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { securityLog } from "#app/domain/security/security-log.ts";

/** Every authenticator has one of these: Ed25519, P-256, RSA. Naming them also keeps Node's warning of an experiment away. */
export const ALGORITHMS = [-8, -7, -257];

export function webauthn(): Promise<typeof library> {
  return import("@simplewebauthn/server");
}

/** Refuses `passkey_refused` where the library throws: it does so with a plain error for each wrong part of an answer. */
export async function judged<T>(judge: (with_: typeof library) => Promise<T>): Promise<T> {
  const loaded = await webauthn();
  try {
    return await judge(loaded);
  } catch (problem) {
    if (problem instanceof Refusal) throw problem;
    // The library's messages quote what was sent, so none of them gets into the log.
    securityLog("passkey.refused", { reason: "answer_invalid" });
    return refuse("passkey_refused");
  }
}
