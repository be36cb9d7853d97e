/** The actor of long work: the person who asked for it, with the token of that request, and never as staff. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { world } from "#app/domain/kernel/world.ts";

export interface Asker {
  userId: string;
  /** Null for a person on a page. */
  tokenId: string | null;
  level: UserActor["level"];
}

export function actingFor({ userId, tokenId, level }: Asker): UserActor {
  const here = world() === "sandbox" ? { sandbox: true as const } : {};
  const actor: UserActor = { kind: "user", id: userId, role: "member", level, ...here };
  return tokenId === null ? actor : { ...actor, tokenId };
}
