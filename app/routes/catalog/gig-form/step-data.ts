/** Loads what a step of the gig form shows: typed text, marks of all steps, the card and the earnings. */
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import type { DraftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { standingOf } from "#app/domain/catalog/draft/draft-standing.ts";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { emptyGig } from "#app/domain/catalog/draft/typed-gig.ts";
import type { GigKind } from "#app/domain/catalog/draft/draft-fields.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { previewOf } from "#app/routes/catalog/offer-preview.ts";
import { cardFacts, coverFacts } from "./gig-preview.tsx";

export async function stepData(actor: UserActor, gig: DraftToEdit) {
  const { kind, typed } = gig;
  const { content, wrong, missing } = readTyped(typed, kind);
  const [categories, preview] = await Promise.all([
    categoryOptions(),
    previewOf(content, actor.id),
  ]);
  const category = categories.find(({ id }) => id === content.categoryId)?.label ?? "";
  return {
    gig,
    wrong,
    missing,
    standing: standingOf(kind, typed, emptyGig(kind), { wrong, missing }),
    categories,
    preview,
    card: { ...cardFacts(content, category), ...coverFacts(gig.cover, content.categoryId) },
  };
}

/** A new gig, before its first save. */
export function newGig(kind: GigKind): DraftToEdit {
  return {
    id: "",
    kind,
    state: "draft",
    version: 0,
    draftVersion: 0,
    blockedReason: null,
    unpublished: false,
    savedAt: null,
    guessed: "en",
    typed: emptyGig(kind),
    pictures: 0,
    cover: null,
    changes: [],
  };
}
