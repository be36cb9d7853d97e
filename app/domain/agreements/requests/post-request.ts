/** Posts a request: its ceiling is held in the request's reserve before anybody can see it. */
import { requirePerson } from "#app/domain/access/require-ability.ts";
import { categoryExists } from "#app/domain/catalog/write-gig.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { fillReserve } from "#app/domain/escrow/reserve.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { ownFacts } from "#app/domain/orders/own-facts.ts";
import type { Metadata } from "#app/domain/orders/own-facts.ts";
import { requireCovered } from "#app/domain/orders/require-covered.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { LISTED_DAYS, MAX_OPEN_REQUESTS, MAX_REQUEST_TEXT } from "./request-limits.ts";
import { MAX_REQUEST_TITLE, MAX_WORK_DAYS } from "./request-limits.ts";
import { requireWhole } from "./require-whole.ts";

export interface RequestInput {
  title: string;
  description: string;
  categoryId: string;
  ceiling: Money;
  /** Only the buyer reads the ceiling then. */
  hideCeiling: boolean;
  /** Days for the work. */
  days: number;
  /** Days in which it takes proposals. */
  listedDays: number;
  files: ReceivedFile[];
  /** The buyer's own name and facts for it, which the order keeps: theirs alone. */
  reference?: string | undefined;
  metadata?: Metadata | undefined;
  key: string;
}

/**
 * Refuses `email_unverified`, `unknown_category`, `insufficient_balance` (facts: `shortfall`), `cap_exceeded`,
 * `too_many_open_requests`, `too_many_files` and `invalid_input`.
 */
export async function postRequest(
  actor: Actor,
  input: RequestInput,
): Promise<Outcome<{ requestId: string }>> {
  requirePerson(actor, "agreements.post_request");
  const { key, files, ...rest } = input;
  const hashed = { ...rest, files: files.map((file) => file.sha256) };
  return command({ name: "agreements.post_request", actor, key, input: hashed }, async (tx) => {
    const texts = readTexts(input);
    await requireVerified(tx, actor.id);
    await lockPerson(tx, actor.id);
    await requireRoom(tx, actor.id);
    if (!(await categoryExists(tx, input.categoryId)))
      refuse("unknown_category", { field: "category" });
    const id = newId("buyerRequest");
    const { currency, micros } = input.ceiling;
    await requireCovered(tx, actor.id, input.ceiling, ["this request", "Nothing was posted."]);
    const reserve = { ownerId: id, buyerId: actor.id, currency };
    await fillReserve(tx, reserve, { micros, dearest: micros });
    const fundsClearAt = await cardMoneyUntil(tx, { userId: actor.id, currency });
    await writeRequest(tx, {
      ...input,
      ...texts,
      own: ownFacts(input),
      id,
      buyerId: actor.id,
      fundsClearAt,
    });
    await attach(tx, { ownerId: actor.id, subjectId: id, requestId: id }, files);
    const payload = { userId: actor.id, requestId: id, title: texts.title, currency };
    await enqueue(tx, [
      { name: "request.posted", subjectId: id, payload: { ...payload, amount: decimal(micros) } },
    ]);
    return { requestId: id };
  });
}

function readTexts({ title, description, days, listedDays }: RequestInput) {
  requireWhole(days, "days", { least: 1, most: MAX_WORK_DAYS });
  requireWhole(listedDays, "listedDays", LISTED_DAYS);
  return {
    title: requireWritten(title, "title", { max: MAX_REQUEST_TITLE, min: 3, lines: "one" }),
    description: requireWritten(description, "description", {
      max: MAX_REQUEST_TEXT,
      min: 20,
      lines: "many",
    }),
  };
}

/** The caller holds the person's lock, so that two requests at once cannot pass the limit together. */
async function requireRoom(tx: Tx, userId: string): Promise<void> {
  const [open] = await tx.sql<{ count: number }[]>`
    select count(*)::int as count from buyer_requests where buyer_id = ${userId} and state = 'open'`;
  if ((open?.count ?? 0) >= MAX_OPEN_REQUESTS)
    refuse("too_many_open_requests", { facts: { limit: `${MAX_OPEN_REQUESTS}` } });
}

async function writeRequest(
  tx: Tx,
  r: RequestInput & {
    id: string;
    buyerId: string;
    fundsClearAt: Date | null;
    own: ReturnType<typeof ownFacts>;
  },
): Promise<void> {
  const metadata = r.own.metadata === null ? null : JSON.stringify(r.own.metadata);
  const closesAt = hoursAfter(tx.command.at, r.listedDays * 24);
  await tx.sql`
    insert into buyer_requests (id, buyer_id, category_id, title, description, currency, ceiling_micros, ceiling_hidden, days, state,
                                closes_at, funds_clear_at, reference, metadata, posted_at, command_id)
    values (${r.id}, ${r.buyerId}, ${r.categoryId}, ${r.title}, ${r.description}, ${r.ceiling.currency}, ${r.ceiling.micros},
            ${r.hideCeiling}, ${r.days}, 'open', ${closesAt}, ${r.fundsClearAt}, ${r.own.reference}, ${metadata}::text::jsonb,
            ${tx.command.at}, ${tx.command.id})`;
}
