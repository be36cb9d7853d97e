/** What ada of the demo saved: two gigs and a search. */
import { saveForLater } from "#app/domain/catalog/saved/saved-gigs.ts";
import { saveSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export async function savedThings({ ada }: { ada: UserActor }, gigIds: string[]): Promise<void> {
  for (const gigId of gigIds) await saveForLater(ada, { gigId, key: newFormKey() });
  const search = { search: "q=logo&category=design&days=7", name: "Logos", key: newFormKey() };
  await saveSearch(ada, { ...search, alert: "at_once" });
}
