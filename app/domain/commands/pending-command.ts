/** A command that was asked for and waits for its transaction. */
import { requireCommand } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { CommandSpec } from "./command.ts";
import { inputHash } from "./input-hash.ts";
import { world } from "#app/domain/kernel/world.ts";

export interface PendingCommand<I> {
  spec: CommandSpec;
  /** Hash of the spec's name and input. */
  hash: Buffer;
  /** The input of its steps; the spec's input is only hashed. */
  input: I;
  /** When it was asked for, in ms of `performance.now()`: real time, because tests and the sandbox move the clock. */
  since: number;
  /** Ms after `since` within which it is answered. */
  limitMs: number;
}

/** Checks the actor's ability. Throws when the actor belongs to the other world: that is a mistake of ours. */
export function pend<I>(spec: CommandSpec, input: I): PendingCommand<I> {
  requireOwnWorld(spec.actor);
  requireCommand(spec.actor, spec.ability ?? spec.name);
  return {
    spec,
    hash: inputHash(spec.name, spec.input),
    input,
    since: performance.now(),
    limitMs: spec.limitMs ?? env.commandLimitMs,
  };
}

/** The ms left of the command's limit; at least 1. */
export function timeLeft({ since, limitMs }: PendingCommand<unknown>): number {
  return Math.max(1, since + limitMs - performance.now());
}

function requireOwnWorld(actor: Actor): void {
  if (actor.kind === "user" && (actor.sandbox === true) !== (world() === "sandbox"))
    throw new Error("An actor of one world would have acted in the other.");
}
