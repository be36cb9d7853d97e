/** Who visits which page of what the demo's people say and agree: threads, offers, requests, changes, blocks, reports. */
import { sql } from "#app/domain/store/store.ts";
import type { Look } from "./demo-pages.ts";
import type { Who } from "./demo-site.ts";

const one = (who: Who, ...paths: string[]): Look[] => paths.map((path) => [who, path]);
const each = (path: string, ...who: Who[]): Look[] => who.map((person) => [person, path]);

/** Rows of name and id, for the query of `demo-pages.ts`. */
export function talkOfDemo() {
  const of = (handle: string) => sql`(select id from users where handle = ${handle})`;
  const threadOf = (one: string, other: string) => sql`
    (select thread_id from thread_members where user_id = ${of(one)} and other_id = ${of(other)})`;
  const said = (text: string) => sql`(select id from thread_lines where body like ${`${text}%`})`;
  return sql`
    union all select 'agreed orders', min(id) from orders where agreed
    union all select 'accepted changes', min(id) from order_changes where state = 'accepted'
    union all select 'open changes', min(id) from order_changes where state = 'proposed'
    union all select 'awarded requests', min(id) from buyer_requests where state = 'awarded'
    union all select 'open requests', min(id) from buyer_requests where state = 'open'
    union all select 'new requests', max(id) from buyer_requests where state = 'open'
    union all select 'proposals of lin', min(id) from proposals where freelancer_id = ${of("lin")}
    union all select 'offers to lin', min(id) from offers where state = 'open' and freelancer_id = ${of("lin")}
    union all select 'offers to max', min(id) from offers where state = 'open' and freelancer_id = ${of("max")}
    union all select 'offers of noa', min(id) from offers where state = 'open' and freelancer_id = ${of("noa")}
    union all select 'accepted offers', min(id) from offers where state = 'accepted'
    union all select 'gigs of lin', min(id) from gigs where freelancer_id = ${of("lin")} and state = 'published'
    union all select 'threads', ${threadOf("ada", "lin")}
    union all select 'threads of max', ${threadOf("max", "ada")}
    union all select 'blocked threads', ${threadOf("ada", "rex")}
    union all select 'messages', ${said("Hello? I need")}
    union all select 'reported messages', ${said("Too stupid")}
    union all select 'waiting reports', min(id) from message_reports where decision is null
    union all select 'decided reports', min(id) from message_reports where decision is not null`;
}

type Of = (name: string) => string;

export function talkPages(of: Of): Record<string, Look[]> {
  return {
    "/messages": [
      ...each("/messages", "ada", "lin", "max"),
      ...one("ada", "/messages?q=lettering", "/messages?q=xylophone", "/messages?in=archive"),
    ],
    "/messages/:id": [
      ...each(`/messages/${of("threads")}`, "ada", "lin"),
      ...one("max", `/messages/${of("threads of max")}`),
      ...one("ada", `/messages/${of("blocked threads")}`),
    ],
    "/messages/new": one(
      "ada",
      `/messages/new?to=lin&gig=${of("gigs of lin")}`,
      "/messages/new?to=max",
    ),
    "/messages/lines/:id/report": one(
      "ada",
      `/messages/lines/${of("messages")}/report`,
      `/messages/lines/${of("reported messages")}/report`,
    ),
    "/settings/blocked": each("/settings/blocked", "ada", "lin"),
    "/block": one("ada", "/block?who=lin", "/block?who=rex"),
    "/admin/reports": one("sol", "/admin/reports", "/admin/reports?view=decided"),
    "/admin/reports/:id": one(
      "sol",
      `/admin/reports/${of("waiting reports")}`,
      `/admin/reports/${of("decided reports")}`,
    ),
  };
}

export function agreedPages(of: Of): Record<string, Look[]> {
  const order = `/orders/${of("agreed orders")}`;
  return {
    "/offers": each("/offers", "ada", "lin", "max"),
    "/offers/new": [
      ...one("ada", "/offers/new", "/offers/new?to=lin&as=buyer"),
      ...one("lin", "/offers/new?to=ada&as=freelancer"),
    ],
    "/offers/:id": [
      ...each(`/offers/${of("offers to lin")}`, "ada", "lin"),
      ...each(`/offers/${of("accepted offers")}`, "ada", "lin"),
      ...one("ada", `/offers/${of("offers of noa")}`),
      ...one("max", `/offers/${of("offers to max")}`),
    ],
    "/offers/:id/version": [
      ...each(`/offers/${of("offers to lin")}/version`, "ada", "lin"),
      ...one("ada", `/offers/${of("offers of noa")}/version`),
    ],
    "/orders/:id/lines/:position/fund": one("ada", `${order}/lines/3/fund`),
    "/orders/:id/changes/new": [
      ...one("ada", `${order}/changes/new`),
      ...one("lin", `${order}/changes/new?kind=add`),
    ],
    "/changes/:id": [
      ...each(`/changes/${of("open changes")}`, "ada", "lin"),
      ...one("ada", `/changes/${of("accepted changes")}`),
    ],
    "/requests": [
      ...each("/requests", "ada", "lin"),
      ...one("max", "/requests?q=booklet&category=design", "/requests?q=nothing"),
    ],
    "/requests/mine": each("/requests/mine", "ada", "lin"),
    "/requests/new": each("/requests/new", "ada"),
    "/requests/:id": [
      ...each(`/requests/${of("open requests")}`, "ada", "lin", "max", "sol"),
      ...one("ada", `/requests/${of("open requests")}?view=shortlist`),
      ...each(`/requests/${of("awarded requests")}`, "ada", "max"),
    ],
    "/requests/:id/propose": each(`/requests/${of("new requests")}/propose`, "lin", "max"),
    "/proposals": each("/proposals", "ada", "lin"),
    "/proposals/:id": each(`/proposals/${of("proposals of lin")}`, "ada", "lin"),
  };
}
