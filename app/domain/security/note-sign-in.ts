/** Tells a person about a sign-in from a browser their account does not know, before that browser gets its session. */
import { announce } from "./announce.ts";
import { knows } from "./known-browser.ts";
import { securityLogAfter } from "./security-log.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { Origin } from "./sessions.ts";

export interface SignedInPerson {
  id: string;
  role: Role;
  passwordChangedAt: Date | null;
}

/** Does nothing for a known browser. Idempotent: the key is the session's. */
export async function noteSignIn(
  { id, role, passwordChangedAt }: SignedInPerson,
  sessionId: string,
  { address, agent, browser }: Origin,
  by: "password" | "passkey" = "password",
): Promise<void> {
  if (knows(browser, id, passwordChangedAt)) return;
  const actor: UserActor = { kind: "user", id, role, level: "password", place: { address, agent } };
  const spec = {
    name: "security.note_new_browser" as const,
    actor,
    key: `new-browser:${sessionId}`,
    input: { sessionId },
  };
  await command(spec, async (tx) => {
    const facts = by === "passkey" ? { change: by } : {};
    await announce(tx, "account.new_browser", { subjectId: sessionId, facts });
    securityLogAfter(tx, "sign_in.new_browser", { session: sessionId });
    return { sessionId };
  });
}
