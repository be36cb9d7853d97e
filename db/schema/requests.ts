/** Requests of buyers, the proposals of freelancers to them, and subscriptions to new requests. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { categories } from "./catalog.ts";
import { at, commandId, commandIndex, id, micros, ref } from "./columns.ts";
import { orders } from "./orders.ts";
import { users } from "./people.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const buyerRequests = snakeCase.table(
  "buyer_requests",
  {
    /** Also the owner of its reserve account. */
    id: id(),
    buyerId: ref()
      .notNull()
      .references(() => users.id),
    categoryId: ref()
      .notNull()
      .references(() => categories.id),
    title: text().notNull(),
    /** What is needed, in the buyer's words. */
    description: text().notNull(),
    currency: text().notNull(),
    /** Held in the reserve while the request is open. */
    ceilingMicros: micros().notNull(),
    /** Only the buyer reads the ceiling of such a request. */
    ceilingHidden: boolean().notNull(),
    /** Days the buyer has for the work. */
    days: integer().notNull(),
    state: text().notNull(),
    /** When the clock takes it off the list and gives the money back. */
    closesAt: at().notNull(),
    /** Until when the held money is card money; null when it was none. */
    fundsClearAt: at(),
    /** Proposals that were not withdrawn. */
    proposals: integer().notNull().default(0),
    /** Its buyer's own name and facts for it, which the order keeps; nobody else reads them. */
    reference: text(),
    metadata: jsonb(),
    /** The order it became; null unless `awarded`. */
    orderId: ref().references(() => orders.id),
    postedAt: at().notNull(),
    endedAt: at(),
    /** Once it has ended: the last proposal whose freelancer was told that it was not chosen, empty before the first. Null when nobody is left to tell. */
    passedTo: ref(),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('english', search_text(title)), 'A') || setweight(to_tsvector('english', search_text(description)), 'B')`,
      ),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("buyer_requests_command", t.commandId),
    index("buyer_requests_buyer").on(t.buyerId, t.id),
    index("buyer_requests_reference")
      .on(t.buyerId, t.reference, t.id)
      .where(sql`reference is not null`),
    index("buyer_requests_open")
      .on(t.id)
      .where(sql`state = 'open'`),
    index("buyer_requests_open_category")
      .on(t.categoryId, t.id)
      .where(sql`state = 'open'`),
    index("buyer_requests_due")
      .on(t.closesAt, t.id)
      .where(sql`state = 'open'`),
    index("buyer_requests_search")
      .using("gin", t.search)
      .where(sql`state = 'open'`),
    index("buyer_requests_passing")
      .on(t.id)
      .where(sql`passed_to is not null`),
    uniqueIndex("buyer_requests_order")
      .on(t.orderId)
      .where(sql`order_id is not null`),
    check("buyer_requests_state", sql`state in ('open', 'awarded', 'withdrawn', 'expired')`),
    check("buyer_requests_amounts", sql`ceiling_micros > 0 and days > 0 and proposals >= 0`),
    check("buyer_requests_ended", sql`(state = 'open') = (ended_at is null)`),
    check("buyer_requests_pass_over", sql`passed_to is null or state <> 'open'`),
    check("buyer_requests_order_of", sql`(state = 'awarded') = (order_id is not null)`),
  ],
);

/** When the buyer last opened their request: shown to freelancers, and like a read mark no part of history. */
export const requestLooks = snakeCase.table("request_looks", {
  requestId: ref()
    .primaryKey()
    .references(() => buyerRequests.id),
  at: at().notNull(),
});

export const proposals = snakeCase.table(
  "proposals",
  {
    id: id(),
    requestId: ref()
      .notNull()
      .references(() => buyerRequests.id),
    buyerId: ref().notNull(),
    freelancerId: ref()
      .notNull()
      .references(() => users.id),
    /** To the buyer, in the freelancer's words. */
    note: text().notNull(),
    /** In the fields of `AgreedLine`; prices as decimal micros. */
    lines: jsonb()
      .$type<
        Array<{ title: string; scope: string; micros: string; days: number; revisions: number }>
      >()
      .notNull(),
    totalMicros: micros().notNull(),
    /** The rate of the schedule at the moment it was made; an award keeps it. */
    commissionBps: integer().notNull(),
    scheduleId: ref().notNull(),
    state: text().notNull(),
    /** Set while the buyer has it on their short list. */
    shortlistedAt: at(),
    madeAt: at().notNull(),
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("proposals_command", t.commandId),
    uniqueIndex("proposals_one_each")
      .on(t.requestId, t.freelancerId)
      .where(sql`state <> 'withdrawn'`),
    index("proposals_request").on(t.requestId, t.id),
    index("proposals_shortlist")
      .on(t.requestId, t.id)
      .where(sql`shortlisted_at is not null`),
    index("proposals_freelancer").on(t.freelancerId, t.id),
    check("proposals_state", sql`state in ('made', 'withdrawn', 'awarded')`),
    check("proposals_total", sql`total_micros > 0`),
    check("proposals_ended", sql`(state = 'made') = (ended_at is null)`),
    check("proposals_two_people", sql`buyer_id <> freelancer_id`),
  ],
);

/** What a freelancer wants to hear of: new requests in a category, with words, or both. */
export const requestSubscriptions = snakeCase.table(
  "request_subscriptions",
  {
    id: id(),
    userId: ref()
      .notNull()
      .references(() => users.id),
    /** Null for every category. */
    categoryId: ref().references(() => categories.id),
    /** As typed; empty for every request of the category. */
    words: text().notNull(),
    /** The newest request its person was told of or that was there when they subscribed. */
    toldTo: ref().notNull(),
    subscribedAt: at().notNull(),
    /** Null while it holds. */
    endedAt: at(),
    commandId: commandId(),
  },
  (t) => [
    commandIndex("request_subscriptions_command", t.commandId),
    index("request_subscriptions_open")
      .on(t.userId, t.id)
      .where(sql`ended_at is null`),
    check("request_subscriptions_say_what", sql`category_id is not null or words <> ''`),
  ],
);
