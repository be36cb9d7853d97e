/** The page of open requests: search by words and category, and be told of new ones. */
import { z } from "zod";
import { searchRequests } from "#app/domain/agreements/requests/request-list.ts";
import {
  mySubscriptions,
  subscribe,
  unsubscribe,
} from "#app/domain/agreements/requests/subscriptions.ts";
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { MAX_SUBSCRIPTION_WORDS } from "#app/domain/agreements/requests/request-limits.ts";
import { RequestCards } from "./request-cards.tsx";
import { RequestFilter } from "./request-filter.tsx";
import { RequestTabs } from "./request-tabs.tsx";
import { Subscriptions } from "./subscription-list.tsx";
import type { Route } from "./+types/requests";

function filtersFrom({ searchParams }: URL) {
  const words = cutText(tidyLine(searchParams.get("q") ?? ""), 200);
  return { words, category: searchParams.get("category") || null };
}

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "requests.search");
  const filters = filtersFrom(url);
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => {
    const [found, categories, subscriptions] = await Promise.all([
      searchRequests(actor, filters, before),
      categoryOptions(),
      mySubscriptions(actor),
    ]);
    return {
      ...found,
      filters,
      categories,
      subscriptions: subscriptions.map((one) => ({ ...one, formKey: newFormKey() })),
      paged: before !== undefined,
      now: nowDate(),
      formKey: newFormKey(),
    };
  });
}

const WANTED = z.object({
  words: sentText({ max: MAX_SUBSCRIPTION_WORDS, lines: "one" }).default(""),
  category: z.string().max(250).default(""),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "agreements.subscribe");
  return runAction(request, (form) => {
    const said = (text: string) => redirectWithFlash("/requests", { kind: "success", text });
    return doPressed(form, {
      async subscribe() {
        const { words, category } = form.parse(WANTED);
        const wanted = { words, categoryId: category === "" ? null : category };
        await subscribe(actor, { ...wanted, key: form.key() });
        return said("We tell you once a day when there are new ones.");
      },
      async end() {
        await unsubscribe(actor, { subscriptionId: form.text("subscription"), key: form.key() });
        return said("You are no longer told of these.");
      },
    });
  });
}

function hrefOf(filters: { words: string; category: string | null }, before?: string): string {
  const search = new URLSearchParams();
  if (filters.words !== "") search.set("q", filters.words);
  if (filters.category !== null) search.set("category", filters.category);
  if (before !== undefined) search.set("before", before);
  return search.size === 0 ? "/requests" : `/requests?${search.toString()}`;
}

export default function Requests({ loaderData, actionData }: Route.ComponentProps) {
  const { requests, older, filters, paged, now } = loaderData;
  const refused = refusedFrom(actionData);
  const filtered = filters.words !== "" || filters.category !== null;
  return (
    <>
      <title>Requests · Farthing</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title="Requests"
        lead="What buyers are looking for. Their money is held already. A proposal costs nothing, and only the buyer reads it."
        actions={
          <ButtonLink href="/requests/new" kind="primary">
            Post a request
          </ButtonLink>
        }
      />
      <RequestTabs current="/requests" />
      <div className="stack">
        <RequestFilter {...loaderData} />
        {requests.length === 0 ? (
          <EmptyState title={filtered ? "No open request fits" : "No open requests"}>
            {filtered
              ? "Try fewer words, or be told when there is one: see below."
              : "Be told when there is one: see below."}
          </EmptyState>
        ) : (
          <>
            <h2 className="sr-only">Results</h2>
            <RequestCards requests={requests} now={now} />
          </>
        )}
        <Pagination
          label="Requests"
          previous={paged ? hrefOf(filters) : undefined}
          next={older === null ? undefined : hrefOf(filters, older)}
        />
      </div>
      <Subscriptions {...loaderData} refused={refused} />
    </>
  );
}
