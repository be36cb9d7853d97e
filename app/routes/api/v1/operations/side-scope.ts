/** The scope that a token needs for a side of an agreement: one for selling must not spend. */
import type { OfferSide } from "#app/domain/agreements/offer-lifecycle.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { scopeSentence } from "#app/domain/security/token-scopes.ts";
import type { TokenScope } from "#app/domain/security/token-scopes.ts";

/** Enough to reach the operation; which of the two it has to be depends on the side. */
export const EITHER = ["orders", "selling"] as const;

/** Refuses `scope_missing`. */
export function requireSideScope(scopes: readonly TokenScope[], side: OfferSide): void {
  const scope = side === "buyer" ? "orders" : "selling";
  if (scopes.includes(scope)) return;
  refuse("scope_missing", { sentence: scopeSentence([scope]), facts: { scope } });
}
