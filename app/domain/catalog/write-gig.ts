/** Steps inside a command that write a gig's words and offer. The caller has locked the gig, checked its content, and awaited `readyToGuess`. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { cheapest } from "./gig-content.ts";
import type { GigContent } from "./gig-content.ts";
import { asked } from "./questions/question.ts";
import { guessLanguage } from "./language/guess-language.ts";
import type { FaqEntry } from "./faq/faq.ts";
import type { GigQuestion } from "./questions/question.ts";

export async function categoryExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.sql`select 1 from categories where id = ${id}`).length > 0;
}

/** Writes a new gig in the state `draft`, version 1. */
export async function insertGig(
  tx: Tx,
  actor: UserActor,
  id: string,
  content: GigContent,
): Promise<void> {
  const { fromMicros, deliveryDays } = cheapest(content.offer);
  await tx.sql`
    insert into gigs (id, freelancer_id, kind, state, title, description, buyer_brief, questions, faq, queue_limit, language, language_chosen, category_id, tags, currency,
                      from_micros, delivery_days, unit_name, created_at, updated_at, command_id)
    values (${id}, ${actor.id}, ${content.offer.kind}, 'draft', ${content.title}, ${content.description},
            ${content.buyerBrief}, ${stored(content.questions ?? [])}::text::jsonb,
            ${storedFaq(content.faq ?? [])}::text::jsonb, ${content.queueLimit ?? null}, ${content.language ?? guessed(content)}, ${(content.language ?? null) !== null}, ${content.categoryId}, ${content.tags}, ${content.currency}, ${fromMicros},
            ${deliveryDays}, ${unitName(content)}, ${tx.command.at}, ${tx.command.at}, ${tx.command.id})`;
  await writeOffer(tx, id, content);
}

/** Replaces a gig's content and counts its version up by one. */
export async function rewriteGig(tx: Tx, id: string, content: GigContent): Promise<void> {
  const { fromMicros, deliveryDays } = cheapest(content.offer);
  await tx.sql`
    update gigs set title = ${content.title}, description = ${content.description}, buyer_brief = ${content.buyerBrief},
      questions = coalesce(${content.questions === undefined ? null : stored(content.questions)}::text::jsonb, questions),
      faq = coalesce(${content.faq === undefined ? null : storedFaq(content.faq)}::text::jsonb, faq),
      queue_limit = ${content.queueLimit === undefined ? tx.sql`queue_limit` : content.queueLimit},
      language = ${content.language === undefined ? tx.sql`case when language_chosen then language else ${guessed(content)} end` : (content.language ?? guessed(content))},
      language_chosen = ${content.language === undefined ? tx.sql`language_chosen` : content.language !== null}, category_id = ${content.categoryId}, tags = ${content.tags}, currency = ${content.currency},
      from_micros = ${fromMicros}, delivery_days = ${deliveryDays}, unit_name = ${unitName(content)},
      version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = ${id}`;
  await tx.sql`delete from gig_packages where gig_id = ${id}`;
  await tx.sql`delete from gig_extras where gig_id = ${id}`;
  await writeOffer(tx, id, content);
}

function guessed({ title, description }: GigContent): string {
  return guessLanguage(title, description);
}

function stored(questions: readonly GigQuestion[]): string {
  return JSON.stringify(asked(questions));
}

function storedFaq(faq: readonly FaqEntry[]): string {
  return JSON.stringify(faq.map(({ question, answer }) => ({ question, answer })));
}

function unitName(content: GigContent): string | null {
  return content.offer.kind === "unit" ? content.offer.unitName : null;
}

async function writeOffer(tx: Tx, gigId: string, content: GigContent): Promise<void> {
  if (content.offer.kind === "unit") return;
  const { packages, extras } = content.offer;
  await tx.sql`
    insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
    select ${gigId}, * from unnest(
      ${packages.map((each) => each.tier)}::text[], ${packages.map((each) => each.title)}::text[],
      ${packages.map((each) => each.description)}::text[], ${packages.map((each) => `${each.priceMicros}`)}::bigint[],
      ${packages.map((each) => each.deliveryDays)}::int[], ${packages.map((each) => each.revisions)}::int[])`;
  await tx.sql`
    insert into gig_extras (id, gig_id, title, price_micros, extra_days, position)
    select e.id, ${gigId}, e.title, e.price, e.days, e.position from unnest(
      ${extras.map(() => newId("extra"))}::text[], ${extras.map((each) => each.title)}::text[],
      ${extras.map((each) => `${each.priceMicros}`)}::bigint[], ${extras.map((each) => each.extraDays)}::int[])
      with ordinality e(id, title, price, days, position)`;
}
