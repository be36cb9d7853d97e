/**
 * A convoy: commands of one kind that arrive while others are under way share the next transaction. Each keeps its own row,
 * key, answer and refusal; they share the round trips, the plans and the wait for the disk. Nobody waits for company:
 * whoever comes alone goes alone, at once.
 */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { requireOwnWorld } from "./command.ts";
import type { CommandSpec, Outcome, Tx } from "./command.ts";
import { isLost } from "#app/domain/store/database-refusals.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { inputHash } from "./input-hash.ts";
import { inLane } from "#app/domain/store/lanes.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { beginAll, earlierAnswers, sealAll, sharedTx } from "./together.ts";
import type { Boarded } from "./together.ts";

export interface Rider<I> extends Boarded {
  input: I;
}

/** What is to become of a rider: done with these rows, refused, or sent off to go alone where it may have to wait. */
export type Verdict<M, A> = { move: M; answer: A } | { refusal: Refusal } | "alone";

export interface Kind<I, L, M, A> {
  /** What two riders of one convoy must not share. */
  subject: (input: I) => string;
  /** Takes what the riders are about in hand. Never waits for a lock: who would have to is left out. */
  look: (tx: Tx, riders: Rider<I>[]) => Promise<L>;
  /** Pure. */
  judge: (rider: Rider<I>, looked: L) => Verdict<M, A>;
  /** Writes all moves; every row names its own command. */
  write: (tx: Tx, moves: M[]) => Promise<unknown>;
  /** The ordinary way, in a transaction of its own. */
  alone: (spec: CommandSpec, input: I) => Promise<Outcome<A>>;
}

interface Waiting<I, A> extends Rider<I> {
  since: number;
  resolve: (outcome: Outcome<A> | Promise<Outcome<A>>) => void;
  reject: (problem: unknown) => void;
}

/** Two, so that the next one fills while the disk is busy with the last; more would only make each of them smaller. */
const UNDER_WAY = 2;
/** The share of its limit a rider must still have: whoever waited longer would only make the others late. */
const LEAST_LEFT = 0.25;
/** Below the length from which lists get plans of their own. */
const MOST_RIDERS = 48;

/** One serves one world: whoever keeps one keeps it by `perWorld`. */
export class Convoy<I, L, M, A> {
  readonly #kind: Kind<I, L, M, A>;
  #waiting: Waiting<I, A>[] = [];
  #underWay = 0;
  #called = false;

  constructor(kind: Kind<I, L, M, A>) {
    this.#kind = kind;
  }

  /** The same promises as `command`: one effect for each key, refusals remembered by nobody, an answer within the limit. */
  ride(spec: CommandSpec, input: I): Promise<Outcome<A>> {
    requireOwnWorld(spec.actor);
    const { promise, resolve, reject } = Promise.withResolvers<Outcome<A>>();
    const command = { id: newId("command"), actor: spec.actor, at: nowDate() };
    const since = performance.now();
    const hash = inputHash(spec.name, spec.input);
    this.#waiting.push({ spec, hash, input, command, since, resolve, reject });
    this.#call();
    return promise;
  }

  /** At the end of this turn, so that those who come in the same turn come along. */
  #call(): void {
    if (this.#called) return;
    this.#called = true;
    setImmediate(() => {
      this.#called = false;
      while (this.#underWay < UNDER_WAY && this.#waiting.length > 0) void this.#depart();
    });
  }

  async #depart(): Promise<void> {
    // Shared out over the convoys that may leave now: two halves overlap, one whole waits for itself.
    const seats = Math.ceil(this.#waiting.length / (UNDER_WAY - this.#underWay));
    const riders = this.#board(Math.min(seats, MOST_RIDERS));
    if (riders.length === 0) return;
    this.#underWay += 1;
    try {
      await this.#travel(riders);
    } finally {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) this.#call();
    }
  }

  /** The longest waiting first; who shares a subject or a key with somebody aboard takes the next one. */
  #board(seats: number): Waiting<I, A>[] {
    const taken = new Set<string>();
    const aboard: Waiting<I, A>[] = [];
    const left: Waiting<I, A>[] = [];
    for (const rider of this.#waiting) {
      if (this.#left(rider) < env.commandLimitMs * LEAST_LEFT) {
        rider.reject(new Refusal("busy"));
        continue;
      }
      const marks = [
        `subject ${this.#kind.subject(rider.input)}`,
        `key ${rider.spec.actor.id} ${rider.spec.key}`,
      ];
      if (aboard.length === seats || marks.some((mark) => taken.has(mark))) left.push(rider);
      else {
        for (const mark of marks) taken.add(mark);
        aboard.push(rider);
      }
    }
    this.#waiting = left;
    return aboard;
  }

  async #travel(riders: Waiting<I, A>[]): Promise<void> {
    const progress = { committing: false };
    try {
      const limitMs = Math.min(...riders.map((rider) => this.#left(rider)));
      await inLane({
        limitMs,
        run: ({ sql, db }) => this.#carry(sharedTx(sql, db), riders, progress),
      });
    } catch (problem) {
      if (problem instanceof Refusal) for (const rider of riders) rider.reject(problem);
      // Whatever spoiled it, at most one of them is to blame; a key that was committed after all answers again.
      else {
        const inDoubt = progress.committing && isLost(problem);
        for (const rider of riders) this.#sendAlone(rider, inDoubt);
      }
    }
  }

  #left({ since }: { since: number }): number {
    return Math.max(1, env.commandLimitMs - (performance.now() - since));
  }

  async #carry(tx: Tx, riders: Waiting<I, A>[], progress: { committing: boolean }): Promise<void> {
    const [, looked, earlier] = await Promise.all([
      tx.sql`begin`,
      this.#kind.look(tx, riders),
      earlierAnswers(tx.sql, riders),
    ]);
    const told: Array<() => void> = [];
    const going: Array<{ rider: Waiting<I, A>; move: M; answer: A }> = [];
    for (const rider of riders) {
      const known = earlier(rider);
      const verdict = known === null ? this.#kind.judge(rider, looked) : null;
      if (known !== null && known instanceof Refusal) told.push(() => rider.reject(known));
      else if (known !== null)
        told.push(() => rider.resolve({ answer: known.answer as A, replayed: true }));
      else if (verdict === "alone") told.push(() => this.#sendAlone(rider, false));
      else if (verdict !== null && "refusal" in verdict)
        told.push(() => rider.reject(verdict.refusal));
      else if (verdict !== null) going.push({ rider, ...verdict });
    }
    if (going.length > 0) {
      const moves = going.map(({ move }) => move);
      // Awaited before the commit is sent: a step that had to think in between would otherwise write after it.
      await Promise.all([beginAll(tx.sql, going), this.#kind.write(tx, moves)]);
      progress.committing = true;
    }
    // Made before the seals are sent: on a lane that has just died this throws, and nobody would hear the seals fail.
    const commit = tx.sql`commit`;
    await Promise.all([going.length === 0 ? null : sealAll(tx.sql, going), commit]);
    for (const { rider, answer } of going) rider.resolve({ answer, replayed: false });
    for (const tell of told) tell();
  }

  #sendAlone(rider: Waiting<I, A>, inDoubt: boolean): void {
    const { spec, input } = rider;
    const alone = this.#kind.alone({ ...spec, limitMs: this.#left(rider) }, input);
    rider.resolve(
      alone.catch((problem: unknown) => {
        // "Nothing was done" would be a guess when a commit was on its way and nobody could be asked since.
        if (inDoubt && problem instanceof Refusal && problem.code === "busy")
          refuse("outcome_unknown");
        throw problem;
      }),
    );
  }
}
