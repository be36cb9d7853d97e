/** Proves this world's books, all or since the last proof, in one snapshot, and stores the result. */
import { OwnerConnection } from "#app/domain/store/owner-connection.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Sql, Tx } from "#db/client.server.ts";
import { proveAll } from "./full.ts";
import { refreshStatistics } from "./fresh-statistics.ts";
import { endOf, isBeyond, storeBalances, storeProof, newestMark } from "./marks.ts";
import type { Mark } from "./marks.ts";
import { FULL_COVERS, NEW_COVERS, proveNew } from "./prove-new.ts";
import { Progress } from "./progress.ts";
import type { ProgressNews } from "./progress.ts";
import type { CheckResult } from "./run-check.ts";
import { inSharedSnapshot } from "./snapshot-connections.ts";
import { settled } from "#app/domain/ledger/settled.ts";

export interface Verification {
  /** No violations; warnings do not count. */
  healthy: boolean;
  violations: number;
  warnings: number;
  ms: number;
  coverage: "full" | "new";
  /** The coverage in words. */
  covers: string;
  /** Marks as `--since` takes them: beginning and end of what is proved; `until` is null when the books are wrong. */
  since: string | null;
  until: string | null;
  checks: CheckResult[];
}

export interface VerifyOptions {
  /** `new` becomes `full` when no earlier proof exists. */
  coverage?: "full" | "new";
  /** Mark to begin at instead of the newest, as `until` of an earlier proof. */
  since?: string | undefined;
  progress?: (news: ProgressNews) => void;
  signal?: AbortSignal;
  connections?: number;
}

/** How long to wait for running transactions, so that the mark comes close to now. */
const PATIENCE_MS = 2000;

/**
 * Proves the books as the database's owner, because warnings read the job queue and a proof may take longer than a command.
 * Running commands are neither blocked nor a disturbance. A healthy proof moves the mark; an unhealthy or interrupted one leaves
 * it. Refuses `invalid_input` for a mark that is malformed or not settled yet.
 */
export async function verify(options: VerifyOptions = {}): Promise<Verification> {
  const started = performance.now();
  await leaveMark();
  const { signal, connections } = options;
  const progress = new Progress(options.progress, signal);
  const asked = options.since === undefined ? undefined : readMark(options.since);
  if (options.coverage === "new" || asked !== undefined) {
    const found = await inSharedSnapshot<null, Verification | null>(
      { count: 1, signal },
      {
        first: async () => null,
        work: async () => {},
        last: (tx) => provedSince(tx, asked, progress, started),
      },
    );
    if (found !== null) return found;
  }
  await asOwner(refreshStatistics);
  let verification: Verification | undefined;
  await proveAll(
    { progress, signal, ...(connections === undefined ? {} : { connections }) },
    async (tx, proof) => {
      verification = summary("full", proof.checks, { since: null, until: proof.until, started });
      await kept(tx, verification, null, proof.until);
    },
  );
  if (verification === undefined) throw new Error("The proof ended without a result.");
  return verification;
}

/** Null when no earlier proof exists. */
async function provedSince(
  tx: Tx,
  asked: Mark | undefined,
  progress: Progress,
  started: number,
): Promise<Verification | null> {
  const newest = await newestMark(tx);
  const end = await endOf(tx, newest);
  const since = asked ?? newest;
  if (since === null) return null;
  if (isBeyond(since, end))
    refuse("invalid_input", { sentence: `The books are settled up to ${writeMark(end)} only.` });
  const checks = await proveNew(tx, { since, newest, progress });
  const healthy = checks.every((check) => check.found === 0);
  // A newer `since` leaves a gap that no proof covers, so the mark moves only for a proof from the newest mark or before.
  const joins = newest !== null && !isBeyond(since, newest);
  const until = healthy && joins ? end : null;
  const verification = summary("new", checks, { since, until: healthy ? end : null, started });
  if (until !== null) await storeBalances(tx, until, false);
  if (joins || !healthy) await kept(tx, verification, since, until);
  return verification;
}

async function kept(
  tx: Tx,
  verification: Verification,
  since: Mark | null,
  until: Mark | null,
): Promise<void> {
  const { coverage, ms } = verification;
  await storeProof(tx, { coverage, since, until, ms, verification });
}

function summary(
  coverage: "full" | "new",
  checks: CheckResult[],
  { since, until, started }: { since: Mark | null; until: Mark | null; started: number },
): Verification {
  const failed = (kind: CheckResult["kind"]) =>
    checks.filter((check) => check.kind === kind && check.found > 0).length;
  const violations = failed("violation");
  return {
    healthy: violations === 0,
    violations,
    warnings: failed("warning"),
    ms: performance.now() - started,
    coverage,
    covers: coverage === "full" ? FULL_COVERS : NEW_COVERS,
    since: since === null ? null : writeMark(since),
    until: until === null ? null : writeMark(until),
    checks,
  };
}

/** `transfer:place`, the last number of each. */
function writeMark(mark: Mark): string {
  return `${mark.transferId}:${mark.commandPlace}`;
}

function readMark(text: string): Mark {
  const [, transfer, place] = /^(\d{1,18}):(\d{1,18})$/.exec(text) ?? [];
  if (transfer === undefined || place === undefined)
    refuse("invalid_input", {
      sentence: `“${text}” is not a mark: a mark is two numbers with a colon between them, as an earlier check printed it.`,
    });
  return { transferId: BigInt(transfer), commandPlace: BigInt(place) };
}

async function leaveMark(): Promise<void> {
  await asOwner((reader) => settled({ reader, patienceMs: PATIENCE_MS }));
}

async function asOwner(work: (owner: Sql) => Promise<unknown>): Promise<void> {
  const owner = new OwnerConnection("farthing verify");
  try {
    await work(owner.sql);
  } finally {
    await owner.end();
  }
}
