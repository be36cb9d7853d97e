/**
 * Group commit: commands of one kind that arrive while others run share the next transaction. Each keeps its own row, key,
 * answer and refusal; they share the round trips, the plans and the wait for the disk. No command waits for others to join: a
 * command that arrives alone is sent at once. Measured by `npm run bench -- ledger`.
 */
import { carry } from "./carry.ts";
import type { Fate, Steps } from "./carry.ts";
import { carryAlone, inDoubtAfter } from "./carry-alone.ts";
import type { CommandSpec, Outcome } from "./command.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { pend, timeLeft } from "./pending-command.ts";
import type { PendingCommand } from "./pending-command.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

export interface GroupSteps<I, L, M, A> extends Steps<I, L, M, A> {
  /** A text that two commands of one group must not have in common. */
  subject: (input: I) => string;
}

interface Queued<I, A> extends PendingCommand<I> {
  resolve: (outcome: Outcome<A> | Promise<Outcome<A>>) => void;
  reject: (problem: unknown) => void;
}

/**
 * Groups that run at once: the next one fills while the disk writes the last. A higher number would only make each group
 * smaller. `npm run bench -- ledger` ("accept one task, spread") justifies this number and `MOST`.
 */
const UNDER_WAY = 2;
/** Below the length from which lists get plans of their own (`plan-afresh.ts`). */
const MOST = 48;
/** The share of its limit that a command must have left. With less it is refused with `busy`: its group would end too late. */
const LEAST_LEFT = 0.25;

/** Serves one world; its owner stores one instance per world with `perWorld`. */
export class GroupCommit<I, L, M, A> {
  readonly #steps: GroupSteps<I, L, M, A>;
  #queue: Queued<I, A>[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(steps: GroupSteps<I, L, M, A>) {
    this.#steps = steps;
  }

  /** The same promises and refusals as `command`: one effect for each key, no refusal stored, an answer within the limit. */
  submit(spec: CommandSpec, input: I): Promise<Outcome<A>> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome<A>>();
    this.#queue.push({ ...pend(spec, input), resolve, reject });
    this.#schedule();
    return promise;
  }

  /** Runs at the end of this turn of the event loop, so that commands of the same turn share a group. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#underWay < UNDER_WAY && this.#queue.length > 0) void this.#startGroup();
    });
  }

  async #startGroup(): Promise<void> {
    // Splits the queue evenly over the free groups: two half-size transactions overlap, one big one does not.
    const share = Math.ceil(this.#queue.length / (UNDER_WAY - this.#underWay));
    const group = this.#takeGroup(Math.min(share, MOST));
    if (group.length === 0) return;
    this.#underWay += 1;
    try {
      await this.#carryGroup(group);
    } finally {
      this.#underWay -= 1;
      if (this.#queue.length > 0) this.#schedule();
    }
  }

  /** Takes the oldest commands. A command that shares a subject or a key with one of the group stays for the next group. */
  #takeGroup(size: number): Queued<I, A>[] {
    const taken = new Set<string>();
    const group: Queued<I, A>[] = [];
    const left: Queued<I, A>[] = [];
    for (const queued of this.#queue) {
      if (timeLeft(queued) < queued.limitMs * LEAST_LEFT) {
        queued.reject(new Refusal("busy"));
        continue;
      }
      const marks = [
        `subject ${this.#steps.subject(queued.input)}`,
        `key ${queued.spec.actor.id} ${queued.spec.key}`,
      ];
      if (group.length === size || marks.some((mark) => taken.has(mark))) left.push(queued);
      else {
        for (const mark of marks) taken.add(mark);
        group.push(queued);
      }
    }
    this.#queue = left;
    return group;
  }

  /** Never waits for a key or a lock, even with a single command: the wait would occupy one of the `UNDER_WAY` groups. */
  async #carryGroup(group: Queued<I, A>[]): Promise<void> {
    const progress = { committing: false };
    try {
      const fates = await onConnection({
        run: (connection) => carry(connection, group, this.#steps, { mayWait: false, progress }),
        limitMs: Math.min(...group.map(timeLeft)),
      });
      for (const [place, queued] of group.entries()) this.#answer(queued, fates[place]);
    } catch (problem) {
      const inDoubt = inDoubtAfter(problem, progress);
      // At most one command caused the failure, so each runs alone now; a key that did commit gets its stored answer.
      for (const queued of group) {
        if (problem instanceof Refusal) queued.reject(problem);
        else queued.resolve(carryAlone(queued, this.#steps, inDoubt));
      }
    }
  }

  #answer(queued: Queued<I, A>, fate: Fate<A> | undefined): void {
    if (fate === undefined || fate === "left out") queued.resolve(carryAlone(queued, this.#steps));
    else if ("refusal" in fate) queued.reject(fate.refusal);
    else queued.resolve(fate);
  }
}
