/** The check box of each scope: one each instead of one name for all, so that a refused form comes back as it was. */
import type { TokenScope } from "#app/domain/security/token-scopes.ts";

export function scopeBox(scope: TokenScope): string {
  return `scope:${scope}`;
}
