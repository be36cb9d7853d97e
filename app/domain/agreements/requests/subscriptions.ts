/** Subscriptions to new requests: by category, by words, or both. */
import { requireAbility, requirePerson } from "#app/domain/access/require-ability.ts";
import { categoryExists } from "#app/domain/catalog/write-gig.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { Actor, UserActor } from "#app/domain/kernel/actor.ts";
import { firstIdAt, newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { sql } from "#app/domain/store/store.ts";
import { MAX_SUBSCRIPTIONS, MAX_SUBSCRIPTION_WORDS } from "./request-limits.ts";

export interface SubscriptionView {
  id: string;
  categoryId: string | null;
  category: string | null;
  words: string;
  subscribedAt: Date;
}

/** The viewer's, oldest first. */
export async function mySubscriptions(viewer: UserActor): Promise<SubscriptionView[]> {
  requireAbility(viewer, "requests.subscriptions");
  return sql<SubscriptionView[]>`
    select s.id, s.category_id as "categoryId", c.name as category, s.words, s.subscribed_at as "subscribedAt"
    from request_subscriptions s left join categories c on c.id = s.category_id
    where s.user_id = ${viewer.id} and s.ended_at is null order by s.id`;
}

export interface SubscribeInput {
  /** Null for every category. */
  categoryId: string | null;
  words: string;
  key: string;
}

/** The same one again changes nothing. Refuses `invalid_input` without both, `unknown_category`, `too_many_subscriptions`. */
export async function subscribe(
  actor: Actor,
  { categoryId, words, key }: SubscribeInput,
): Promise<Outcome<{ subscriptionId: string }>> {
  requirePerson(actor, "agreements.subscribe");
  const spec = { name: "agreements.subscribe" as const, actor, key, input: { categoryId, words } };
  return command(spec, async (tx) => {
    const wanted = requireWritten(words, "words", { max: MAX_SUBSCRIPTION_WORDS, lines: "one" });
    if (wanted === "" && categoryId === null)
      refuse("invalid_input", {
        field: "words",
        sentence: "Choose a category, or write what you are looking for.",
      });
    await lockPerson(tx, actor.id);
    if (categoryId !== null && !(await categoryExists(tx, categoryId)))
      refuse("unknown_category", { field: "category" });
    const there = await sameSubscription(tx, actor.id, categoryId, wanted);
    if (there !== null) return { subscriptionId: there };
    const id = newId("requestSubscription");
    await tx.sql`
      insert into request_subscriptions (id, user_id, category_id, words, told_to, subscribed_at, command_id)
      values (${id}, ${actor.id}, ${categoryId}, ${wanted}, ${firstIdAt("buyerRequest", tx.command.at)}, ${tx.command.at},
              ${tx.command.id})`;
    return { subscriptionId: id };
  });
}

/** The caller holds the person's lock. */
async function sameSubscription(
  tx: Tx,
  userId: string,
  categoryId: string | null,
  words: string,
): Promise<string | null> {
  const rows = await tx.sql<Array<{ id: string; same: boolean }>>`
    select id, category_id is not distinct from ${categoryId} and lower(words) = lower(${words}) as same
    from request_subscriptions where user_id = ${userId} and ended_at is null`;
  const same = rows.find((row) => row.same);
  if (same === undefined && rows.length >= MAX_SUBSCRIPTIONS)
    refuse("too_many_subscriptions", { facts: { limit: `${MAX_SUBSCRIPTIONS}` } });
  return same?.id ?? null;
}

/** Refuses `not_found`; for one that has ended already it does nothing. */
export async function unsubscribe(
  actor: UserActor,
  { subscriptionId, key }: { subscriptionId: string; key: string },
): Promise<Outcome<{ subscriptionId: string }>> {
  const input = { subscriptionId };
  const spec = { name: "agreements.unsubscribe" as const, actor, key, input };
  return command(spec, async (tx) => {
    const ended = await tx.sql`
      update request_subscriptions set ended_at = coalesce(ended_at, ${tx.command.at}), command_id = ${tx.command.id}
      where id = ${subscriptionId} and user_id = ${actor.id} returning id`;
    found(ended[0]);
    return input;
  });
}
