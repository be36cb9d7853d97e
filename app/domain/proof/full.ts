/** The full proof: every check over everything there is, in one snapshot, on as many connections as there are processors. */
import { readChecks, standalone } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";
import { endOf, storeBalances, newestMark } from "./marks.ts";
import type { Mark } from "./marks.ts";
import { groupChecks } from "./check-groups.ts";
import type { CheckGroup } from "./check-groups.ts";
import { asFinding, askCheck } from "./run-check.ts";
import type { CheckResult } from "./run-check.ts";
import { inSharedSnapshot, connectionCount } from "./snapshot-connections.ts";
import type { Progress } from "./progress.ts";

interface Plan {
  groups: CheckGroup[];
  /** What the first connection must do, because it notes the balances afterwards. */
  own: CheckGroup[];
  newest: Mark | null;
  end: Mark;
}

/** What the mark's balances are made of. */
const STORED_SUM = "account_positions";

export interface FullProof {
  checks: CheckResult[];
  until: Mark | null;
}

/**
 * Proves everything and, when it is right, notes up to where. `keep` writes the proof's row in the same transaction, so
 * that a proof that is killed or wrong leaves the mark where it was.
 */
export function proveAll(
  {
    progress,
    signal,
    connections = connectionCount(),
  }: { progress: Progress; signal?: AbortSignal | undefined; connections?: number },
  keep: (tx: Tx, proof: FullProof) => Promise<void>,
): Promise<FullProof> {
  const found = new Map<string, CheckResult>();
  const checks = readChecks();
  return inSharedSnapshot<Plan, FullProof>(
    { count: connections, signal },
    {
      first: async (tx) => {
        const newest = await newestMark(tx);
        const end = await endOf(tx, newest);
        const all = await groupChecks(tx, checks);
        progress.begin(all.reduce((sum, group) => sum + group.cost, 0));
        const kept = (group: CheckGroup) => group.facts.some((fact) => fact.name === STORED_SUM);
        return { groups: all.filter((group) => !kept(group)), own: all.filter(kept), newest, end };
      },
      work: async (tx, connection, { groups, own }) => {
        const mine = connection === 0 ? own : [];
        try {
          for (
            let next = mine.shift() ?? groups.shift();
            next;
            next = mine.shift() ?? groups.shift()
          )
            for (const result of await workOn(tx, next, progress)) found.set(result.name, result);
        } catch (problem) {
          // The other connections end with what they are at.
          groups.length = 0;
          throw problem;
        }
      },
      last: async (tx, { end }) => {
        const results = checks.flatMap(({ name }) => found.get(name) ?? []);
        const healthy = results.every((one) => one.kind === "warning" || one.found === 0);
        const proof = { checks: results, until: healthy ? end : null };
        if (healthy) await storeBalances(tx, end, true);
        await keep(tx, proof);
        return proof;
      },
    },
  );
}

async function workOn(tx: Tx, group: CheckGroup, progress: Progress): Promise<CheckResult[]> {
  const ready = new Set<string>();
  const results: CheckResult[] = [];
  const share = group.cost / (group.facts.length + group.checks.length);
  try {
    for (const fact of group.facts)
      await progress.during(`adding up ${fact.name.replaceAll("_", " ")}`, share, async () => {
        await tx.savepoint(async (inner) => {
          await inner.unsafe(
            `create temp table ${fact.name} on commit drop as ${standalone(fact, ready)}`,
          );
          await inner.unsafe(`analyze ${fact.name}`);
        });
        ready.add(fact.name);
      });
  } catch (problem) {
    return group.checks.map((check) => asFinding(check, problem));
  }
  for (const check of group.checks)
    results.push(await progress.during(check.name, share, () => askCheck(tx, check, ready)));
  return results;
}
