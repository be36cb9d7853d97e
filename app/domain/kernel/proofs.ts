/** The proofs a signed-in person can be asked for, from the ways they have: the same for the command, the door and the page. */

/** `spare` is a recovery code, for a person who has no authenticator app beside the passkey. */
export type Proof = "password" | "code" | "spare" | "passkey";

export interface Factors {
  totp: boolean;
  /** Recovery codes that were not used. */
  codes: number;
  passkeys: number;
}

/** The password only where there is no factor. */
export function proofsOf({ totp, codes, passkeys }: Factors): Proof[] {
  if (!totp && passkeys === 0) return ["password"];
  const code: Proof[] = totp ? ["code"] : codes > 0 ? ["spare"] : [];
  return passkeys > 0 ? [...code, "passkey"] : code;
}
