/** A move with its computed consequences: rows, events, the end of a dispute and previews all read this value. */
import { releaseOf } from "#app/domain/escrow/entries.ts";
import type { Release } from "#app/domain/escrow/entries.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { afterTransition } from "./after-transition.ts";
import type { Move, TaskAfter } from "./after-transition.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export interface MoveOutcome extends Move {
  transition: TaskTransition;
  /** The task after the move. */
  after: TaskAfter;
  release: Release;
}

/** Pure, so that a page can show what a command would do now. */
export function moveOutcome(transition: TaskTransition, move: Move, at: Date): MoveOutcome {
  return {
    ...move,
    transition,
    after: afterTransition(transition, move, at),
    release: releaseOf(move.task, move.releaseMicros, at),
  };
}

/** For a list, each at the moment of its own command. */
export function moveOutcomes(tx: Tx, transition: TaskTransition, moves: Move[]): MoveOutcome[] {
  return moves.map((move) => moveOutcome(transition, move, (move.command ?? tx.command).at));
}
