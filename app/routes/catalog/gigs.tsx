/** The search page for gigs: results, filters with counts, and suggestions when nothing fits. */
import { admit } from "#app/http/viewer.ts";
import type { FoundGig } from "#app/domain/catalog/search/result-page.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import type { SearchResult } from "#app/domain/catalog/search/search-gigs.ts";
import {
  activeFilters,
  readFilters,
  searchHref,
  searchQuery,
} from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";
import { runLoader } from "#app/http/answer.ts";
import { env } from "#app/env.server.ts";
import { Facets } from "./facets.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { GigList } from "#app/ui/work/gig-card.tsx";
import type { GigCardProps } from "#app/ui/work/gig-card.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { RelatedList } from "./related-list.tsx";
import { relatedSearches } from "./related-searches.ts";
import { SearchNothing } from "./search-nothing.tsx";
import { SearchSaid } from "./search-said.tsx";
import { SortLinks } from "./sort-links.tsx";
import { scoredCards } from "#app/routes/reputation/scored-cards.ts";
import { facetsOf } from "./gig-facets.ts";
import { saidTotal } from "./said-total.ts";
import { suggestionsFor } from "./search-suggestions.ts";
import { whyHere } from "./why-here.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/gigs";

/** Of the chosen category, whatever else was searched for. */
function feedOf(category: string | null): string {
  return category === null ? "/gigs.atom" : `/gigs.atom?${new URLSearchParams({ category })}`;
}

const SORT_NAMES = {
  relevance: "Best match",
  rating: "Best rated",
  newest: "Newest",
  "price-up": "Price, low first",
  "price-down": "Price, high first",
  delivery: "Fastest delivery",
} as const;

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "gigs.search");
  return runLoader(async () => {
    const filters = readFilters(url.searchParams);
    const result = await searchGigs(filters);
    const { category } = filters;
    return {
      filters,
      gigs: (await scoredCards(result.gigs)).map((card, place) => ({
        ...card,
        note: noteOf(result.gigs[place], filters.sort, card.rating),
      })),
      related: relatedSearches(filters, result.gigs),
      here: searchHref(filters, { cursor: filters.cursor }),
      saveHref: saveHref(filters, result),
      total: saidTotal(result.counts),
      categoryName: category === null ? null : (result.categoryNames.get(category) ?? category),
      corrected: result.understood?.corrected ?? null,
      replaced: result.understood?.replaced ?? [],
      tooCommon: result.tooCommon,
      pricesIn: result.pricesIn,
      ...facetsOf(filters, result),
      suggestions: result.gigs.length === 0 ? suggestionsFor(filters, result) : [],
      next: result.next && searchHref(filters, { cursor: result.next }),
      previous: result.previous && searchHref(filters, { cursor: result.previous }),
      sorts: sortsOf(filters),
      exactHref: searchHref(filters, { exact: true }),
      canonical: `${env.publicOrigin}${searchHref(filters)}`,
    };
  });
}

function noteOf(
  gig: FoundGig | undefined,
  sort: SearchFilters["sort"],
  rating: GigCardProps["rating"],
): string | undefined {
  return gig === undefined ? undefined : whyHere(gig, sort, rating);
}

/** The page that saves this search: as it was understood, with the currency its prices are compared in. Null for all gigs. */
function saveHref(filters: SearchFilters, { understood, pricesIn }: SearchResult): string | null {
  if (filters.words === "" && activeFilters(filters) === 0) return null;
  const words = understood?.corrected ?? filters.words;
  const currency = pricesIn === null ? filters.currency : (pricesIn as SearchFilters["currency"]);
  return `/saved/searches/new?${searchQuery(filters, { words, currency })}`;
}

function sortsOf(filters: SearchFilters) {
  const names = Object.entries(SORT_NAMES) as Array<[SearchFilters["sort"], string]>;
  return names
    .filter(([sort]) => sort !== "relevance" || filters.words !== "")
    .map(([sort, label]) => ({
      label,
      href: searchHref(filters, { sort }),
      current: sort === filters.sort,
    }));
}

/** The page's title: the search words or the category. */
function titleOf(words: string, categoryName: string | null): string {
  if (words !== "") return `“${words}”`;
  return categoryName ?? "All gigs";
}

export default function Gigs({ loaderData }: Route.ComponentProps) {
  const { filters, gigs, total, categoryName, corrected, facets, active, hidden, clearHref } =
    loaderData;
  const title = titleOf(filters.words, categoryName);
  return (
    <>
      <PublicHead
        title={title}
        description={`${total === "" ? "Gigs" : total} on Farthing: ${title}. The price of every task is held in escrow until the work is accepted.`}
        canonical={loaderData.canonical}
        feed={feedOf(filters.category)}
      />
      {filters.cursor !== null && <meta name="robots" content="noindex, follow" />}
      <PageHeader
        title={title}
        lead={
          total === "" || filters.words === "" || categoryName === null
            ? total
            : `${total} in ${categoryName}`
        }
        actions={
          loaderData.saveHref === null ? undefined : (
            <ButtonLink href={loaderData.saveHref}>Save this search</ButtonLink>
          )
        }
        breadcrumb={
          filters.words === "" && categoryName === null
            ? undefined
            : [{ label: "All gigs", href: "/gigs" }]
        }
      />
      <div className="with-facets">
        <Facets
          action="/gigs"
          facets={facets}
          hidden={hidden}
          active={active}
          clearHref={clearHref}
        />
        <div className="stack">
          <SearchSaid
            typed={filters.words}
            corrected={corrected}
            replaced={loaderData.replaced}
            exactHref={loaderData.exactHref}
            tooCommon={loaderData.tooCommon}
            pricesIn={loaderData.pricesIn}
          />
          {gigs.length === 0 ? (
            <SearchNothing suggestions={loaderData.suggestions} />
          ) : (
            <>
              <SortLinks sorts={loaderData.sorts} explained="/how-search-sorts" />
              <h2 className="sr-only">Results</h2>
              <GigList gigs={gigs} saving={{ verb: "save", back: loaderData.here }} />
              <Pagination
                label="Gigs"
                previous={loaderData.previous ?? undefined}
                next={loaderData.next ?? undefined}
              />
              <RelatedList related={loaderData.related} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
