/** Begins the session of a person who has proved who they are, by whichever way, and tells them of a new browser. */
import { env } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { securityLog } from "./security-log.ts";
import { startSession } from "./sessions.ts";
import type { SignedInPerson } from "./note-sign-in.ts";
import type { Origin } from "./sessions.ts";

/** The row of the person, as it was when the proof was made. */
export interface ProvenPerson extends SignedInPerson {
  state: string;
  demo: boolean;
  /** A change of it since then refuses the session. */
  passwordHash: string | null;
}

export interface SignedInBrowser {
  token: string;
  userId: string;
  /** False where the person was not told of a new browser: a stranger with the password must not become familiar unnoticed. */
  remember: boolean;
}

/** A start at a public address closes the demo; this covers a sign-in at that moment from another machine. */
export function isClosedDemo({ demo }: Pick<ProvenPerson, "demo">): boolean {
  return demo && !isLoopbackUrl(env.publicOrigin);
}

export interface HowProven {
  /** A passkey is both factors: having the authenticator, and being or knowing what opens it. */
  level: UserActor["level"];
  by?: "password" | "passkey";
  /** Chosen before by a second step. */
  sessionId?: string;
}

/** A suspended person's session opens a single page. Refuses as `startSession` does. */
export async function beginSession(
  person: ProvenPerson,
  from: Origin,
  { level, by = "password", sessionId }: HowProven,
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
    reason: by === "passkey" ? by : level,
  });
  // A suspended person gives no commands; a withdrawal they ask for is told by its own mail.
  if (!suspended) await noteSignIn(person, begun.sessionId, from, by);
  return { token: begun.token, userId: person.id, remember: !suspended };
}
