/** Begins the session of a person who has proved who they are, and tells them of a new browser. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { securityLog } from "./security-log.ts";
import { startSession } from "./sessions.ts";
import type { SignedInPerson } from "./note-sign-in.ts";
import type { Origin } from "./sessions.ts";

/** The row of the person, as it was when the proof was made. */
export interface ProvenPerson extends SignedInPerson {
  state: string;
  passwordHash: string | null;
}

export interface SignedInBrowser {
  token: string;
  userId: string;
  /** False where the person was not told of a new browser: a stranger with the password must not become familiar unnoticed. */
  remember: boolean;
}

/** `level` says how the person proved who they are; `sessionId` is chosen before by a second step. Refuses as `startSession` does. */
export async function beginSession(
  person: ProvenPerson,
  from: Origin,
  { level, sessionId }: { level: UserActor["level"]; sessionId?: string },
): Promise<SignedInBrowser> {
  const suspended = person.state === "suspended";
  const begun = await startSession(person.id, suspended ? "suspended" : level, from, {
    kept: person.passwordHash,
    ...(sessionId === undefined ? {} : { sessionId }),
  });
  securityLog(suspended ? "sign_in.suspended" : "sign_in", {
    account: person.id,
    session: begun.sessionId,
    place: from.address,
    reason: level,
  });
  // A suspended person gives no commands; a withdrawal they ask for is told by its own mail.
  if (!suspended) await noteSignIn(person, begun.sessionId, from);
  return { token: begun.token, userId: person.id, remember: !suspended };
}
