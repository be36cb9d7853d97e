/**
 * A request for a recovery mail. Known and unknown names take the same work here: a limit of the place and one job. The worker
 * looks the account up, so neither the answer nor its time depends on it.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { countTry, placeOf } from "#app/domain/security/attempts.ts";

const CONTEXT = "recovery-request";

const SEALED = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  agent: z.string(),
});

export interface RecoveryRequest {
  /** Random; the key of the worker's command follows from it. */
  id: string;
  /** An e-mail address or a handle, as typed. */
  name: string;
  place: Place;
}

/** Each form is one request. Refuses `too_many_attempts` by the network place alone. */
export async function requestRecovery(name: string, { address, agent }: Place): Promise<void> {
  await countTry("recover_address", placeOf(address));
  const request = {
    id: randomBytes(16).toString("hex"),
    name,
    address,
    agent: agent.slice(0, 400),
  };
  // Encrypted, because a person may have typed something else than their address.
  const sealed = encrypt(JSON.stringify(request), CONTEXT).toString("base64url");
  await requestJob({ sql }, "mail-recovery", { sealed });
}

/** The request as the job has it; null for one that is not ours. */
export function readRequest(sealed: unknown): RecoveryRequest | null {
  if (typeof sealed !== "string") return null;
  try {
    const text = decrypt(Buffer.from(sealed, "base64url"), CONTEXT);
    const { id, name, ...place } = SEALED.parse(JSON.parse(text));
    return { id, name, place };
  } catch {
    return null;
  }
}
