/** Creates and edits gigs. Running orders have frozen their quote, so no edit changes them. */
import { gigField, tidyGig, titleProblems } from "./gig-texts.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { GigContent } from "./gig-content.ts";
import { cheapest } from "./gig-content.ts";
import type { FieldProblem } from "./gig-rules.ts";
import { savingProblems, sellingProblems } from "./gig-rules.ts";
import type { GigState } from "./gig-lifecycle.ts";

export interface SavedGig {
  id: string;
  version: number;
}

/** Creates a draft. Refuses `invalid_input` (facts: one sentence per field) or `unknown_category`. */
export function createGig(
  actor: UserActor,
  { key, content: sent }: { key: string; content: GigContent },
): Promise<Outcome<SavedGig>> {
  const content = tidyGig(sent);
  refuseProblems("invalid_input", savingProblems(content));
  const spec = { name: "catalog.create_gig" as const, actor, key, input: sent };
  return command({ ...spec, fieldOf: gigField(sent) }, async (tx) => {
    refuseProblems("invalid_input", titleProblems(content));
    await requireCategory(tx, content.categoryId);
    const id = newId("gig");
    const { fromMicros, deliveryDays } = cheapest(content.offer);
    await tx.sql`
      insert into gigs (id, freelancer_id, kind, state, title, description, buyer_brief, category_id, tags, currency,
                        from_micros, delivery_days, unit_name, created_at, updated_at, command_id)
      values (${id}, ${actor.id}, ${content.offer.kind}, 'draft', ${content.title}, ${content.description},
              ${content.buyerBrief}, ${content.categoryId}, ${content.tags}, ${content.currency}, ${fromMicros},
              ${deliveryDays}, ${unitName(content)}, ${tx.command.at}, ${tx.command.at}, ${tx.command.id})`;
    await writeOffer(tx, id, content);
    return { id, version: 1 };
  });
}

/**
 * Edits the actor's own gig in any state; `version` is the version they saw. Refuses `not_found`, `stale`, `invalid_input`,
 * `unknown_category`, and `gig_incomplete` when a gig past its draft would lack something it needs to be sold.
 */
export function editGig(
  actor: UserActor,
  input: { key: string; id: string; version: number; content: GigContent },
): Promise<Outcome<SavedGig>> {
  const { key, id, version, content: sent } = input;
  const content = tidyGig(sent);
  refuseProblems("invalid_input", savingProblems(content));
  const hashed = { id, version, content: sent };
  return command(
    { name: "catalog.edit_gig", actor, key, input: hashed, fieldOf: gigField(sent) },
    async (tx) => {
      refuseProblems("invalid_input", titleProblems(content));
      const before = await lockOwnGig(tx, actor, id);
      if (before.version !== version) refuse("stale");
      if (before.kind !== content.offer.kind)
        refuse("invalid_input", {
          sentence:
            "A gig with packages cannot become one by the piece, or the other way round. Make a new gig.",
        });
      if (before.state !== "draft") refuseProblems("gig_incomplete", sellingProblems(content));
      await requireCategory(tx, content.categoryId);
      const { fromMicros, deliveryDays } = cheapest(content.offer);
      await tx.sql`
        update gigs set title = ${content.title}, description = ${content.description}, buyer_brief = ${content.buyerBrief},
          category_id = ${content.categoryId}, tags = ${content.tags}, currency = ${content.currency},
          from_micros = ${fromMicros}, delivery_days = ${deliveryDays}, unit_name = ${unitName(content)},
          version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id}
        where id = ${id}`;
      await tx.sql`delete from gig_packages where gig_id = ${id}`;
      await tx.sql`delete from gig_extras where gig_id = ${id}`;
      await writeOffer(tx, id, content);
      return { id, version: version + 1 };
    },
  );
}

export interface LockedGig {
  freelancerId: string;
  kind: "package" | "unit";
  state: GigState;
  version: number;
}

/** Locks the actor's gig; another person's gig is refused as `not_found`. */
export async function lockOwnGig(tx: Tx, actor: UserActor, id: string): Promise<LockedGig> {
  const [gig] = await tx.sql<LockedGig[]>`
    select freelancer_id as "freelancerId", kind, state, version from gigs
    where id = ${id} and freelancer_id = ${actor.id} for update`;
  return found(gig);
}

/** Refuses with every problem at once: facts hold one sentence per field. */
export function refuseProblems(
  code: "invalid_input" | "gig_incomplete",
  problems: FieldProblem[],
): void {
  const [first] = problems;
  if (first === undefined) return;
  const sentence =
    code === "gig_incomplete"
      ? `This is missing before buyers can order it: ${first.sentence}`
      : undefined;
  refuse(code, {
    field: first.field,
    facts: Object.fromEntries(problems.map(({ field, sentence: told }) => [field, told])),
    ...(sentence === undefined ? {} : { sentence }),
  });
}

async function requireCategory(tx: Tx, id: string): Promise<void> {
  const [category] = await tx.sql`select 1 from categories where id = ${id}`;
  if (category === undefined) refuse("unknown_category", { field: "category" });
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
