/** Reads which gig is meant: its id, or the address of its page. */
import { isId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

/** Refuses `invalid_input` for text without the id of a gig. */
export function gigIdFrom(text: string): string {
  const id = /gig_[0-9a-z]+/.exec(text)?.[0] ?? "";
  if (isId("gig", id)) return id;
  return refuse("invalid_input", {
    field: "gig",
    sentence: "Paste the address of the gig's page, or its id.",
  });
}
