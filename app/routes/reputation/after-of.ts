/** The place in a list of facts that an address names; anything else is the first page. */
import { CURSOR } from "#app/domain/reputation/public-facts.ts";

export function afterOf(url: URL): string | null {
  const after = url.searchParams.get("after") ?? "";
  return CURSOR.test(after) ? after : null;
}
