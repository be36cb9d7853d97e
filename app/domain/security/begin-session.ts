/** Begins the session of a person who has just proved who they are, by whichever way: the same rules hold for all. */
import { env } from "#app/env.server.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { startSession } from "./sessions.ts";
import type { Origin } from "./sessions.ts";

/** The person as they were read for the proof. */
export interface ProvenPerson {
  id: string;
  state: string;
  role: Role;
  demo: boolean;
  /** A change of it since then refuses the session. */
  passwordHash: string | null;
  passwordChangedAt: Date | null;
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

/** A suspended person's session opens a single page. Tells the person of a browser that is new to the account. */
export async function beginSession(
  person: ProvenPerson,
  from: Origin,
  by: "password" | "passkey",
): Promise<SignedInBrowser> {
  const proof = { kept: person.passwordHash };
  const suspended = person.state === "suspended";
  // An authenticator that recognised the person is both factors: having it, and being or knowing what opens it.
  const proven = by === "passkey" ? "second_factor" : "password";
  const level = suspended ? "suspended" : proven;
  const { token, sessionId } = await startSession(person.id, level, from, proof);
  // A suspended person gives no commands; a withdrawal they ask for is told by its own mail.
  if (!suspended) await noteSignIn(person, sessionId, from, by);
  return { token, userId: person.id, remember: !suspended };
}
