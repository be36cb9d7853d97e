/** Saves a search: its name, and how it tells of new gigs. The page of results, which is kept for everybody, links here. */
import { z } from "zod";
import { ALERTS, MAX_SEARCH_NAME } from "#app/domain/catalog/saved/saved-limits.ts";
import { saveSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { readFilters, searchQuery } from "#app/domain/catalog/search/search-filters.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ALERT_CHOICES } from "./alert-words.ts";
import { searchWords } from "./search-words.ts";
import type { Route } from "./+types/new-search";

const searchOf = (url: URL) => searchQuery(readFilters(url.searchParams));

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "catalog.save_search");
  return runLoader(async () => {
    const filters = readFilters(url.searchParams);
    const { category, words } = filters;
    const label = (await categoryOptions()).find(({ id }) => id === category)?.label ?? category;
    return {
      said: searchWords(filters, label),
      name: cutText(words === "" ? (label ?? "My search") : words, MAX_SEARCH_NAME),
      search: searchOf(url),
      key: newFormKey(),
    };
  });
}

const SENT = z.object({
  name: sentText({ max: MAX_SEARCH_NAME, min: 1, lines: "one" }),
  alert: z.enum(ALERTS),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.save_search");
  return runAction(request, async (form) => {
    const { name, alert } = form.parse(SENT);
    await saveSearch(actor, { search: searchOf(url), name, alert, key: form.key() });
    const text = alert === "never" ? "Saved." : "Saved. We tell you of new gigs that fit.";
    return redirectWithFlash("/saved/searches", { kind: "success", text });
  });
}

export default function NewSearch({ loaderData, actionData }: Route.ComponentProps) {
  const { said, name, search, key } = loaderData;
  const refused = refusedFrom(actionData);
  const values = refused?.values ?? { name, alert: "daily" };
  const problems = refused?.refusal.problems ?? {};
  return (
    <>
      <title>Save this search · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was saved." />
      <PageHeader
        title="Save this search"
        lead={said}
        breadcrumb={[
          { label: "Saved searches", href: "/saved/searches" },
          { label: "The results", href: search === "" ? "/gigs" : `/gigs?${search}` },
        ]}
      />
      <CommandForm commandKey={formKeyAgain(refused, key)} label="Save this search">
        <TextField
          name="name"
          label="Name"
          hint="Only you see it."
          maxLength={MAX_SEARCH_NAME}
          value={values["name"]}
          error={problems["name"]}
        />
        <RadioCards
          name="alert"
          label="Tell me of new gigs"
          hint="Also by mail, unless you turn that off under Settings, Notices."
          options={ALERT_CHOICES}
          value={values["alert"]}
          error={problems["alert"]}
        />
        <div className="btn-row">
          <Submit>Save this search</Submit>
          <ButtonLink href={search === "" ? "/gigs" : `/gigs?${search}`}>
            Back to the results
          </ButtonLink>
        </div>
      </CommandForm>
    </>
  );
}
