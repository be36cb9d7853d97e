/** Work that follows the commit of a command, such as a line of the security log: a command that is undone leaves none. */
import type { Begun } from "./command.ts";

const waiting = new WeakMap<Begun, Array<() => void>>();

/** Runs `work` once the command has committed. It must not throw, and is lost when the process ends before. */
export function afterCommit(command: Begun, work: () => void): void {
  waiting.set(command, [...(waiting.get(command) ?? []), work]);
}

/** Called by `carry` when the commit is confirmed. */
export function committed(command: Begun): void {
  for (const work of waiting.get(command) ?? []) work();
}
