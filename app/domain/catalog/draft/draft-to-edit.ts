/** Reads one of a freelancer's own gigs as its form shows it: the unpublished text if there is any, else the gig's. */
import { coverOf } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { GigState } from "#app/domain/catalog/gig-lifecycle.ts";
import { guessLanguage, readyToGuess } from "#app/domain/catalog/language/guess-language.ts";
import { readContent } from "#app/domain/catalog/read-content.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { GigKind, TypedGig } from "./draft-fields.ts";
import { changesBetween } from "./draft-standing.ts";
import type { Change } from "./draft-standing.ts";
import { emptyGig, typedGig } from "./typed-gig.ts";

export interface DraftToEdit {
  id: string;
  kind: GigKind;
  state: GigState;
  /** 0 until the first complete save. */
  version: number;
  /** 0 until something waited in a draft. */
  draftVersion: number;
  blockedReason: string | null;
  /** Text waits that the gig does not have. */
  unpublished: boolean;
  /** When text that buyers do not see was saved last; null when there is none. */
  savedAt: Date | null;
  /** The language that its texts are taken for while none is chosen. */
  guessed: string;
  /** Text of every field. */
  typed: TypedGig;
  /** How many pictures there are, and the first that buyers see. */
  pictures: number;
  cover: ShownPicture | null;
  /** What differs from the gig; empty when nothing is unpublished. */
  changes: Change[];
}

interface Row extends Omit<DraftToEdit, "typed" | "changes" | "unpublished" | "guessed"> {
  waiting: TypedGig | null;
}

/** Refuses `not_found` for other people's gigs. */
export async function draftToEdit(viewer: UserActor, id: string): Promise<DraftToEdit> {
  requireAbility(viewer, "my_gigs.read_draft");
  const [row] = await sql<Row[]>`
    select coalesce(g.id, d.gig_id) as id, coalesce(g.kind, d.kind) as kind, coalesce(g.state, 'draft') as state,
           coalesce(g.version, 0) as version, coalesce(d.version, 0) as "draftVersion", g.blocked_reason as "blockedReason",
           case when d.typed is not null then d.saved_at when g.state = 'draft' then g.updated_at end as "savedAt",
           d.typed as waiting, ${coverOf("asked")} as cover,
           (select count(*)::int from shown_pictures p where p.gig_id = asked.id and p.state <> 'removed') as pictures
    from (select ${id}::text as id) asked
      left join gigs g on g.id = asked.id and g.freelancer_id = ${viewer.id}
      left join gig_drafts d on d.gig_id = asked.id and d.freelancer_id = ${viewer.id}
    where g.id is not null or d.gig_id is not null`;
  const { waiting, ...gig } = found(row);
  const content = gig.version === 0 ? null : await readContent(sql, id);
  const published = content === null ? emptyGig(gig.kind) : typedGig(content);
  const typed = waiting === null ? published : { ...published, ...waiting };
  return {
    ...gig,
    unpublished: waiting !== null,
    typed,
    guessed: await guessedOf(typed),
    changes: changesBetween(gig.kind, published, typed),
  };
}

async function guessedOf(typed: TypedGig): Promise<string> {
  const text = { title: typed["title"] ?? "", description: typed["description"] ?? "" };
  await readyToGuess(text);
  return guessLanguage(text.title, text.description);
}
