/** A member's saved searches: open one, change how it tells of new gigs, remove it, and put back what was just removed. */
import { z } from "zod";
import { ALERTS } from "#app/domain/catalog/saved/saved-limits.ts";
import {
  chooseAlert,
  putBackSearch,
  removeSearch,
  savedSearches,
} from "#app/domain/catalog/saved/saved-searches.ts";
import { searchHref } from "#app/domain/catalog/search/search-filters.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { SavedTabs } from "./saved-tabs.tsx";
import { SearchCard } from "./search-card.tsx";
import { searchWords } from "./search-words.ts";
import type { Route } from "./+types/saved-searches";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "saved_searches.list");
  const removed = url.searchParams.get("removed") ?? "";
  return runLoader(async () => {
    const searches = await savedSearches(actor);
    const there = searches.some(({ id }) => id === removed);
    return {
      searches: searches.map(({ id, name, filters, category, alert, savedAt }) => ({
        id,
        name,
        alert,
        savedAt,
        said: searchWords(filters, category),
        href: searchHref(filters),
        keys: { alert: newFormKey(), remove: newFormKey() },
      })),
      removed: isId("savedSearch", removed) && !there ? removed : null,
      key: newFormKey(),
    };
  });
}

const CHOSEN = z.object({ alert: z.enum(ALERTS) });

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "saved_searches.list");
  return runAction(request, (form) => {
    const searchId = form.text("search");
    return doPressed<Response>(form, {
      async alert() {
        const { alert } = form.parse(CHOSEN);
        await chooseAlert(actor, { searchId, alert, key: form.key() });
        return said("/saved/searches", "Changed.");
      },
      async remove() {
        await removeSearch(actor, { searchId, key: form.key() });
        return said(`/saved/searches?removed=${searchId}`, "Removed.");
      },
      async restore() {
        await putBackSearch(actor, { searchId, key: form.key() });
        return said("/saved/searches", "It is back.");
      },
    });
  });
}

function said(path: string, text: string): Response {
  return redirectWithFlash(path, { kind: "success", text });
}

export default function SavedSearches({ loaderData, actionData }: Route.ComponentProps) {
  const { searches, removed, key } = loaderData;
  return (
    <>
      <title>Saved searches · Farthing</title>
      <RefusalSummary
        refused={refusedFrom(actionData)}
        notDone="Your searches stay as they were."
      />
      <PageHeader title="Saved" lead="Searches you come back to. Nobody but you sees them." />
      <SavedTabs current="/saved/searches" />
      <div className="stack">
        {removed === null ? null : (
          <CommandForm
            verb="restore"
            commandKey={key}
            hidden={{ search: removed }}
            inline
            label="Put the search back"
          >
            <Submit kind="quiet">Put the search back</Submit>
          </CommandForm>
        )}
        {searches.length === 0 ? (
          <EmptyState
            title="You have not saved a search yet"
            action={<ButtonLink href="/gigs">Search for gigs</ButtonLink>}
          >
            Search for something, then press “Save this search” above the results. It can tell you
            of new gigs.
          </EmptyState>
        ) : (
          <>
            <h2 className="sr-only">Your saved searches</h2>
            <ul className="gig-list">
              {searches.map((search) => (
                <li key={search.id}>
                  <SearchCard {...search} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
