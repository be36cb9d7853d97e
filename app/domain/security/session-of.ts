/** The session behind a command, for what it authorises for later: ended from elsewhere, the session takes that with it. */
import type { Tx } from "#app/domain/commands/command.ts";

/** By its public id; null for a program, and where no request caused the command. */
export function sessionOf({ command: { actor } }: Tx): string | null {
  return "sessionId" in actor ? (actor.sessionId ?? null) : null;
}
