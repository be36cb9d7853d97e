/** Who may do what with saved gigs and saved searches: each is its person's alone. */
import { to } from "./ability-row.ts";

export const SAVED_ABILITIES = {
  "saved_gigs.list": to("owner"),
  "saved_searches.list": to("owner"),
  "catalog.save_for_later": to("member"),
  "catalog.remove_saved": to("owner"),
  "catalog.save_search": to("member"),
  "catalog.choose_alert": to("owner"),
  "catalog.remove_search": to("owner"),
  "catalog.put_back_search": to("owner"),
  "catalog.tell_of_gigs": to("clock"),
} as const;
