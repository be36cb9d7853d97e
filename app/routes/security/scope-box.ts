/** Names the check box of each scope: a name per box, so that a refused form comes back as it was sent. */
import type { TokenScope } from "#app/domain/security/token-scopes.ts";

export function scopeBox(scope: TokenScope): string {
  return `scope:${scope}`;
}
