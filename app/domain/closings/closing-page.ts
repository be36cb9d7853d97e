/** The page on which a person closes their account, and where its closing stands. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { closingStanding } from "./closing-standing.ts";
import type { ClosingStanding } from "./closing-standing.ts";
import { openClosing } from "./open-closing.ts";
import type { OpenClosing } from "./open-closing.ts";

export interface ClosingPage extends ClosingStanding {
  /** Null while the person has not asked. */
  closing: Pick<OpenClosing, "id" | "state" | "askedAt" | "rest"> | null;
}

export async function closingPage(actor: UserActor): Promise<ClosingPage> {
  requireAbility(actor, "closings.read");
  const closing = await openClosing(sql, actor.id);
  // Before it is asked for, a missing payout account is the person's choice to make on the page.
  const asked = closing ?? {
    userId: actor.id,
    rest: "give_up" as const,
    agreed: {},
    restsUntil: null,
  };
  const standing = await closingStanding(sql, asked, nowDate());
  if (closing === null) return { ...standing, closing };
  const { id, state, askedAt, rest } = closing;
  return { ...standing, closing: { id, state, askedAt, rest } };
}
