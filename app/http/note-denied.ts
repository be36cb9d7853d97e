/** Writes a line of the security log for a refusal of the table of abilities, at the door that answers with it. */
import { securityLog } from "#app/domain/security/security-log.ts";
import type { Denied } from "#app/domain/kernel/refusal.ts";

/** Takes the refusal, or the facts of a request. Does nothing for other refusals. Called at the doors: inside the domain a refusal may be caught, and its person never hears of it. */
export function noteDenied({ denied }: { denied?: Denied | undefined }): void {
  if (denied === undefined) return;
  securityLog("access.refused", { account: denied.by, reason: denied.ability });
}
