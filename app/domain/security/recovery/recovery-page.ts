/** The page behind the mailed link to a new password. Reading it changes nothing. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { openLink } from "#app/domain/security/mailed-links.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";
import type { Ways } from "#app/domain/security/ways.ts";
import { openRecovery } from "./open-recovery.ts";
import type { OpenRecovery } from "./open-recovery.ts";

export interface RecoveryPage {
  /** For the password manager. */
  email: string;
  handle: string;
  expiresAt: Date;
  /** Whether a code is asked for. */
  factor: boolean;
  ways: Ways;
  /** True for the link at the end of a wait: it takes the factors off. */
  afterWait: boolean;
  /** The recovery that waits already. */
  waiting: OpenRecovery | null;
}

/** Refuses `link_invalid`. */
export async function recoveryPage(token: string): Promise<RecoveryPage> {
  const link = (await openLink(token, "recover")) ?? refuse("link_invalid");
  const { userId, email, expiresAt, facts } = link;
  const [[person], ways, waiting] = await Promise.all([
    sql<{ handle: string }[]>`select handle from users where id = ${userId}`,
    waysOf(userId),
    openRecovery(userId),
  ]);
  const afterWait = facts["recoveryId"] !== undefined;
  const handle = person?.handle ?? "";
  return {
    email,
    handle,
    expiresAt,
    ways,
    afterWait,
    factor: !afterWait && hasFactor(ways),
    waiting: afterWait ? null : waiting,
  };
}
