/** Lists which person visits which page of the demo marketplace: every route pattern, with existing addresses. */
import { sql } from "#app/domain/store/store.ts";
import { mailedLink, stopPath } from "#app/domain/suspensions/stop-link.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { recoverToken, tokenFor } from "./recovery-scene.ts";
import { beginningsAndEnds } from "./beginnings-and-ends.ts";
import { agreedPages, talkOfDemo, talkPages } from "./demo-talk-pages.ts";
import { demoReviews } from "./demo-reviews.ts";
import { waitingPicture } from "./gig-pictures.ts";
import { savedThings } from "./saved-scene.ts";
import { askedPiece, picturedWork, shownPiece } from "./portfolio-scene.ts";
import type { DemoCast } from "#app/cli/demo-cast.ts";
import type { Who } from "./demo-site.ts";

export type Look = [who: Who, path: string];

/** Transitions with pages of their own. */
const ELSEWHERE = ["accept_part", "dispute", "concede", "rule"];

interface Ids {
  /** The id of a gig, by the start of its title. */
  gig: (start: string) => string;
  /** The first task of an order, by the start of the gig's title. */
  task: (start: string, state?: string) => string;
  order: (start: string) => string;
  of: (table: string) => string;
}

async function idsOfDemo(): Promise<Ids> {
  const gigs = await sql<{ id: string; title: string }[]>`select id, title from gigs order by id`;
  const tasks = await sql<{ id: string; orderId: string; title: string; state: string }[]>`
    select t.id, t.order_id as "orderId", o.title, t.state from tasks t join orders o on o.id = t.order_id
    where o.buyer_id = (select id from users where handle = 'ada') order by t.id`;
  // Of the story's people and days: the year before it has things of others, and earlier payouts.
  const [ada, lin] = [
    sql`(select id from users where handle = 'ada')`,
    sql`(select id from users where handle = 'lin')`,
  ];
  const firsts = await sql<{ name: string; id: string }[]>`
    select 'paid deposits' as name, min(id) as id from deposits where state = 'succeeded' and provider_ref <> '' and user_id = ${ada}
    union all select 'open deposits', min(id) from deposits where state = 'pending'
    union all select 'paid cards', min(provider_ref) from deposits where state = 'succeeded' and user_id = ${ada}
    union all select 'open cards', min(provider_ref) from deposits where state = 'pending'
    ${talkOfDemo()}
    union all select 'finished batches', min(id) from batches where state = 'finished'
    union all select 'webhooks', min(id) from webhook_endpoints
    union all select 'webhook deliveries', min(id) from webhook_deliveries
    union all select 'payouts', max(id) from payouts where user_id = ${lin}
    union all select 'disputes', min(id) from disputes where buyer_id = ${ada}
    union all select 'imports', min(id) from gig_imports
    union all select 'suspense receipts', min(id)::text from transfers where kind = 'suspense.receive'
    union all select 'resting withdrawals', min(id) from suspension_withdrawals where state = 'resting'
    union all select 'suspended people', min(user_id) from suspensions where lifted_at is null
    union all select 'users', min(id) from users where handle = 'ada'`;
  const need = <T>(thing: T | undefined, name: string): T => {
    if (thing === undefined) throw new Error(`The demo has no ${name}.`);
    return thing;
  };
  const taskOf = (start: string, state?: string) =>
    need(
      tasks.find((row) => row.title.startsWith(start) && (state ?? row.state) === row.state),
      `task of ${start} ${state ?? ""}`,
    );
  return {
    gig: (start) => need(gigs.find(({ title }) => title.startsWith(start))?.id, `gig ${start}`),
    task: (start, state) => taskOf(start, state).id,
    order: (start) => taskOf(start).orderId,
    of: (table) => need(firsts.find(({ name }) => name === table)?.id, table),
  };
}

/** Every step that a person can make with one of these tasks, and one impossible step. */
async function transitions(people: DemoCast, looks: Look[]): Promise<Look[]> {
  const pages = await Promise.all(
    looks.map(async ([who, path]): Promise<Look[]> => {
      if (who === null || who === "zoe" || who === "half") return [];
      const page = await taskPage(people[who], path.split("/").at(-1) ?? "");
      const open = page.may.filter((name) => !ELSEWHERE.includes(name));
      const shown = page.task.state === "disputed" ? [] : open;
      return [...shown, "accept"].map((name) => [who, `${path}/${name}`]);
    }),
  );
  // One page per step and person is enough: the same step looks the same for another task.
  return [
    ...Map.groupBy(pages.flat(), ([who, path]) => `${who} ${path.split("/").at(-1)}`),
  ].flatMap(([, [first]]) => (first === undefined ? [] : [first]));
}

/** The link in the mail about a change of the person's security. */
async function notMeToken(userId: string): Promise<string> {
  const token = await tokenFor(userId, "not_me");
  if (token === "") throw new Error("The demo has no mail about a change of security.");
  return token;
}

export async function demoPages(people: DemoCast): Promise<Record<string, Look[]>> {
  const ids = await idsOfDemo();
  const more = await beginningsAndEnds(people);
  const reviews = await demoReviews(people);
  const [logo, labels, icons] = [ids.gig("A mark"), ids.gig("Street"), ids.gig("Icons")];
  // Its bytes are nowhere, so the worker refuses it.
  await waitingPicture(people.lin, logo, "A wren");
  const sides = { buyer: people.ada, freelancer: people.lin };
  const [work, open] = [await picturedWork(sides), await askedPiece(sides)];
  const shown = await shownPiece(sides);
  await savedThings(people, [labels, icons]);
  const photos = ids.order("Street");
  const report = ids.task("Your report");
  const tasks: Look[] = [
    ["ada", `/tasks/${ids.task("A mark", "released")}`],
    ["ada", `/tasks/${ids.task("A mark", "delivered")}`],
    ["ada", `/tasks/${ids.task("Icons", "funded")}`],
    ["ada", `/tasks/${ids.task("Street", "delivered")}`],
    ["ada", `/tasks/${ids.task("I will draw", "started")}`],
    ["ada", `/tasks/${report}`],
    ["lin", `/tasks/${ids.task("A mark", "delivered")}`],
    ["lin", `/tasks/${ids.task("Icons", "funded")}`],
    ["lin", `/tasks/${ids.task("I will draw", "started")}`],
    ["max", `/tasks/${report}`],
    ["sol", `/tasks/${report}`],
  ];
  const one = (who: Who, ...paths: string[]): Look[] => paths.map((path) => [who, path]);
  const each = (path: string, ...who: Who[]): Look[] => who.map((person) => [person, path]);
  return {
    ...talkPages(ids.of),
    ...agreedPages(ids.of),
    "/": each("/", null, "ada", "lin", "max", "sol"),
    "/welcome": each("/welcome", null, "ada"),
    "/gigs": [
      ...one(null, "/gigs", "/gigs?q=handwriten", "/gigs?q=xylophone", "/gigs?category=design"),
      ...one("ada", "/gigs?kind=unit&sort=price-up", "/gigs?q=drawn&sort=rating"),
    ],
    "/gigs/:id": [
      ...one(null, `/gigs/${logo}`, `/gigs/${labels}`),
      ...each(`/gigs/${logo}`, "ada", "lin", "sol"),
      ...one("max", `/gigs/${ids.gig("A draft")}`),
    ],
    "/gigs/:id/save": each(`/gigs/${logo}/save`, "ada", "lin"),
    "/saved": [...one("max", "/saved", `/saved?removed=${logo}`), ...one("ada", "/saved")],
    "/saved/searches": each("/saved/searches", "max", "ada"),
    "/saved/searches/new": one("ada", "/saved/searches/new?q=logo&days=3"),
    "/help": each("/help", null, "ada"),
    "/how-money-moves": one(null, "/how-money-moves"),
    "/how-search-sorts": one(null, "/how-search-sorts"),
    "/terms": one(null, "/terms", "/terms?version=1"),
    "/privacy": one(null, "/privacy"),
    "/sellers/:handle": one(null, "/sellers/lin"),
    "/gigs/:id/reviews": one(null, `/gigs/${logo}/reviews`),
    "/sellers/:handle/reviews": one(null, "/sellers/lin/reviews"),
    "/reviews/:id": each(`/reviews/${reviews.repliedId}`, null, "lin"),
    "/reviews/:id/report": one("max", `/reviews/${reviews.hiddenId}/report`),
    "/reviews/orders/:id": [
      ...each(`/reviews/orders/${reviews.halfId}`, "ada", "lin"),
      ...one("ada", `/reviews/orders/${reviews.quietId}`),
      ...each(`/reviews/orders/${reviews.bothId}`, "ada", "lin"),
    ],
    "/buyers/:handle": one("lin", "/buyers/ada"),
    "/admin/reviews": one("sol", "/admin/reviews", "/admin/reviews?view=hidden"),
    "/admin/reviews/:id": one(
      "sol",
      `/admin/reviews/${reviews.reportedId}`,
      `/admin/reviews/${reviews.hiddenId}`,
    ),
    "/sellers/:handle/record": one(null, "/sellers/lin/record"),
    "/buyers/:handle/record": one("lin", "/buyers/ada/record"),
    "/settings/record": one("lin", "/settings/record", "/settings/record?nonce=hazel"),
    "/commission": each("/commission", null, "lin"),
    "/sign-in": one(null, "/sign-in?next=/orders"),
    "/sign-in/second": one("half", "/sign-in/second?next=/orders"),
    "/sign-up": one(null, "/sign-up"),
    "/claim/:id": one(null, `/claim/${ids.of("users")}?until=2020-01-01&signature=x`),
    "/claim": one(null, more.claim, "/claim?token=used"),
    "/keep-account": each(more.keep, null, "zoe"),
    "/unsubscribe": each(more.stop, null, "zoe"),
    "/settings/notifications": each("/settings/notifications", "ada", "sol"),
    "/first-staff": one("ada", "/first-staff?link=used"),
    "/gigs/:id/order": [
      ...one("ada", `/gigs/${logo}/order?package=standard`, `/gigs/${logo}/order?package=premium`),
      ...one("ada", `/gigs/${labels}/order?quantity=100`, `/gigs/${labels}/order?quantity=99999`),
      ...one("lin", `/gigs/${icons}/order`),
    ],
    "/orders": [
      ...one("ada", "/orders", "/orders?view=finished", "/orders?q=nothing", "/orders?view=turn"),
      ...one("lin", "/orders"),
    ],
    "/orders/:id": [
      ...one("ada", `/orders/${photos}`, `/orders/${photos}?state=released&after=2.100`),
      ...one("max", `/orders/${photos}`),
      ...each(`/orders/${ids.of("agreed orders")}`, "ada", "lin"),
    ],
    "/orders/:id/files": [
      ...one("ada", `/orders/${photos}/files`, `/orders/${ids.order("A mark")}/files`),
      ...each(`/orders/${photos}/files`, "max", "sol"),
    ],
    "/orders/:id/answers": [
      ...one("ada", `/orders/${photos}/answers`),
      ...each(`/orders/${photos}/answers`, "max", "sol"),
    ],
    "/orders/:id/:transition": [
      ...one("ada", `/orders/${photos}/accept?all=1`, `/orders/${photos}/revise?all=1`),
      ...one("max", `/orders/${photos}/deliver?all=1`),
    ],
    "/batches": each("/batches", "ada", "max", "lin"),
    "/batches/new": [
      ...one("ada", "/batches/new", "/batches/new?verb=revise"),
      ...one("max", "/batches/new?verb=deliver"),
      ...one("sol", "/batches/new"),
    ],
    "/batches/:id": [
      ...each(`/batches/${ids.of("finished batches")}`, "ada"),
      ...one("ada", `/batches/${ids.of("finished batches")}?result=refused`),
    ],
    "/tasks/:id": tasks,
    "/tasks/:id/accept_part": [
      ...one("ada", `/tasks/${ids.task("A mark", "delivered")}/accept_part`),
      ...one("ada", `/tasks/${ids.task("A mark", "released")}/accept_part`),
    ],
    "/tasks/:id/:transition": await transitions(people, tasks),
    "/tasks/:id/show": one(
      "lin",
      `/tasks/${work.taskId}/show`,
      `/tasks/${ids.task("Icons", "funded")}/show`,
    ),
    "/portfolio": each("/portfolio", "ada", "lin", "max"),
    "/portfolio/:id": [
      ...each(`/portfolio/${open}`, "ada", "lin"),
      ...each(`/portfolio/${shown}`, "ada", "lin"),
    ],
    "/notices": each("/notices", "ada", "lin", "sol"),
    "/selling": [
      ...each("/selling", "lin", "max", "ada"),
      ...one("max", "/selling?view=waiting", "/selling?view=disputed&q=photo"),
    ],
    "/settings": each("/settings", "lin"),
    "/settings/profile": each("/settings/profile", "lin", "ada"),
    "/settings/time-off": each("/settings/time-off", "lin"),
    "/settings/security/passkeys": each("/settings/security/passkeys", "lin", "sol"),
    "/settings/email": [
      ...one("lin", "/settings/email"),
      ...one("ada", "/settings/email?next=/wallet"),
    ],
    "/verify-email": each("/verify-email?token=used", null, "ada"),
    "/change-email": each("/change-email?token=used", null),
    "/undo-email": each("/undo-email?token=used", null, "zoe"),
    "/settings/security": each("/settings/security", "lin", "ada"),
    "/recover": each("/recover", null, "ada"),
    "/recover/finish": each(`/recover/finish?token=${await recoverToken(people.max.id)}`, null),
    "/not-me": each(`/not-me?token=${await notMeToken(people.lin.id)}`, null, "zoe"),
    "/settings/close": each("/settings/close", "ada", "lin", "max", "sol"),
    "/settings/tokens": each("/settings/tokens", "lin"),
    "/settings/security/authenticator": each("/settings/security/authenticator", "lin", "sol"),
    "/settings/security/codes": each("/settings/security/codes", "lin", "sol"),
    "/settings/webhooks": each("/settings/webhooks", "lin", "ada"),
    "/settings/webhooks/:id": one(
      "lin",
      `/settings/webhooks/${ids.of("webhooks")}`,
      `/settings/webhooks/${ids.of("webhooks")}?state=dead`,
    ),
    "/settings/webhooks/:id/deliveries/:delivery": one(
      "lin",
      `/settings/webhooks/${ids.of("webhooks")}/deliveries/${ids.of("webhook deliveries")}`,
    ),
    "/api": [[null, "/api"]],
    "/api/problems": [[null, "/api/problems"]],
    "/api/:room": each("/api/orders", null),
    "/developers/events": each("/developers/events", null),
    "/selling/gigs": each("/selling/gigs", "max", "ada"),
    "/selling/gigs/new": one("lin", "/selling/gigs/new", "/selling/gigs/new?kind=unit"),
    "/selling/gigs/:id": [
      ...one("lin", `/selling/gigs/${logo}`),
      ...one("max", `/selling/gigs/${labels}`, `/selling/gigs/${ids.gig("A draft")}`),
      ...one("max", `/selling/gigs/${labels}?discard=ask`),
    ],
    "/selling/gigs/:id/pictures": [
      ...one("lin", `/selling/gigs/${logo}/pictures`, `/selling/gigs/${icons}/pictures`),
      ...one("max", `/selling/gigs/${ids.gig("A draft")}/pictures`),
    ],
    "/selling/gigs/:id/:step": [
      ...one("lin", `/selling/gigs/${logo}/prices`, `/selling/gigs/${logo}/extras`),
      ...one("max", `/selling/gigs/${labels}/prices`, `/selling/gigs/${labels}/buyer`),
      ...one("lin", `/selling/gigs/${logo}/faq`),
      ...one("max", `/selling/gigs/${ids.gig("A draft")}/basics`),
      ...one("max", `/selling/gigs/${ids.gig("A draft")}/description?show=missing`),
    ],
    "/wallet": each("/wallet", "ada", "lin", "max"),
    "/wallet/deposit": one("ada", "/wallet/deposit?amount=25"),
    "/wallet/deposits/:id": [
      ...one("ada", `/wallet/deposits/${ids.of("paid deposits")}`),
      ...one("lin", `/wallet/deposits/${ids.of("open deposits")}`),
    ],
    "/wallet/payouts": each("/wallet/payouts", "lin", "ada"),
    "/wallet/payouts/:id": one("lin", `/wallet/payouts/${ids.of("payouts")}`),
    "/wallet/payout-method": each("/wallet/payout-method", "lin", "ada"),
    "/wallet/withdraw": each("/wallet/withdraw", "max", "ada"),
    "/wallet/use-earnings": each("/wallet/use-earnings", "max", "ada"),
    "/wallet/statement": [
      ...each("/wallet/statement", "ada", "lin"),
      ...one("ada", "/wallet/statement?from=2020-01-01&to=2020-01-31"),
    ],
    "/wallet/statement/print": one("lin", "/wallet/statement/print?all"),
    "/tasks/:id/dispute": one("ada", `/tasks/${ids.task("A mark", "delivered")}/dispute`),
    "/disputes/:id": each(`/disputes/${ids.of("disputes")}`, "ada", "max"),
    "/disputes/:id/concede": each(`/disputes/${ids.of("disputes")}/concede`, "ada", "max"),
    "/admin": one("sol", "/admin", "/admin?view=closed"),
    "/admin/disputes/:id": one("sol", `/admin/disputes/${ids.of("disputes")}`),
    "/admin/payments": one("sol", "/admin/payments"),
    "/admin/payments/suspense/:id": one(
      "sol",
      `/admin/payments/suspense/${ids.of("suspense receipts")}`,
    ),
    "/admin/books": one("sol", "/admin/books"),
    "/admin/commission": one("sol", "/admin/commission"),
    "/admin/people": one("sol", "/admin/people", "/admin/people?q=byrne"),
    "/admin/people/:id": one(
      "sol",
      `/admin/people/${ids.of("users")}`,
      `/admin/people/${ids.of("users")}?decide=suspend`,
      `/admin/people/${people.lin.id}`,
      `/admin/people/${ids.of("suspended people")}`,
    ),
    "/suspended": one("zoe", "/suspended"),
    "/stop-withdrawal": each(mailedLink(stopPath(ids.of("resting withdrawals"))), null, "zoe"),
    "/admin/people/:id/invitation": one(
      "sol",
      `/admin/people/${ids.of("users")}/invitation`,
      `/admin/people/${more.unclaimed}/invitation`,
    ),
    "/admin/invitations": one("sol", "/admin/invitations"),
    "/admin/invitations/:id": one("sol", `/admin/invitations/${more.listId}`),
    "/admin/catalog": one("sol", "/admin/catalog"),
    "/admin/import": one("sol", "/admin/import"),
    "/admin/import/:id": one("sol", `/admin/import/${ids.of("imports")}`),
    "/sandbox/cards/:ref": [
      ...one("ada", `/sandbox/cards/${ids.of("paid cards")}`),
      ...one("lin", `/sandbox/cards/${ids.of("open cards")}`),
    ],
    // A site with a given database shows no mails; `mails-shown.test.ts` opens the pages.
    "/dev/mail": each("/dev/mail", null, "sol"),
    "/dev/mail/:id": each("/dev/mail/ntc_none", null),
    "*": each("/nowhere", null, "ada"),
  };
}
