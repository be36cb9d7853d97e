/** Saves what a freelancer typed about a gig: never refused for what is missing or wrong in it, and never seen by buyers. */
import { readContent } from "#app/domain/catalog/read-content.ts";
import { OTHER_KIND } from "#app/domain/catalog/save-gig.ts";
import { readyToGuess } from "#app/domain/catalog/language/guess-language.ts";
import { categoryExists, insertGig, rewriteGig } from "#app/domain/catalog/write-gig.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { allFields } from "./draft-fields.ts";
import type { GigKind, TypedGig } from "./draft-fields.ts";
import { lockDraft, requireSeen, writeDraft } from "./draft-rows.ts";
import type { LockedDraft, SeenVersions } from "./draft-rows.ts";
import { readTyped } from "./read-typed.ts";
import { emptyGig, typedGig } from "./typed-gig.ts";

export interface SavedDraft extends SeenVersions {
  id: string;
}

export interface DraftInput extends SeenVersions {
  key: string;
  /** Null for a new gig. */
  id: string | null;
  kind: GigKind;
  /** The fields of one step, or more. Other fields keep their text. */
  typed: TypedGig;
}

/** Longer texts are refused: more than ten times what any field may hold in the end. */
const MAX_FIELD = 60_000;

/**
 * Saves the typed fields. While a gig was never published, text that makes a gig is written into the gig itself; any other text, and
 * every change of a gig that was published, waits in the draft. Refuses `not_found`, `stale`, and `invalid_input` for the other kind
 * of a gig that exists; typed text alone may still change its kind.
 */
export async function saveDraft(actor: UserActor, input: DraftInput): Promise<Outcome<SavedDraft>> {
  const { key, id, kind, version, draftVersion } = input;
  const typed = ownFields(input.typed, kind);
  const seen = { version, draftVersion };
  await readyToGuess();
  return command(
    { name: "catalog.save_draft", actor, key, input: { id, kind, typed, ...seen } },
    async (tx) => {
      if (id === null) return begin(tx, actor, kind, typed);
      const locked = await lockDraft(tx, actor, id);
      if (locked.kind !== kind && locked.exists) refuse("invalid_input", { sentence: OTHER_KIND });
      const content = locked.exists ? await readContent(tx.sql, id) : null;
      const published = content === null ? emptyGig(kind) : typedGig(content);
      const before = { ...published, ...ownFields(locked.typed ?? {}, kind) };
      const after = { ...before, ...typed };
      // A page that shows an older version may be left by its rail when nothing was typed there.
      if (locked.kind === kind && sameText(before, after)) return { id, ...versionsOf(locked) };
      requireSeen(locked, seen);
      return store(tx, actor, { id, locked: { ...locked, kind }, after, published });
    },
  );
}

async function begin(
  tx: Tx,
  actor: UserActor,
  kind: GigKind,
  typed: TypedGig,
): Promise<SavedDraft> {
  const locked: LockedDraft = {
    kind,
    state: "draft",
    exists: false,
    typed: null,
    version: 0,
    draftVersion: 0,
  };
  const published = emptyGig(kind);
  const after = { ...published, ...typed };
  return store(tx, actor, { id: newId("gig"), locked, after, published });
}

async function store(
  tx: Tx,
  actor: UserActor,
  { id, locked, after, published }: Stored,
): Promise<SavedDraft> {
  const { kind, version, draftVersion, state, exists } = locked;
  const { content, savable } = readTyped(after, kind);
  const isGig = savable && (await categoryExists(tx, content.categoryId));
  const keep = { kind, draftVersion };
  if (state !== "draft") {
    // Text that says what the gig says already is no change that waits to be published.
    const same = sameText(after, published) || (isGig && sameText(typedGig(content), published));
    const typed = same ? null : after;
    return { id, version, draftVersion: await writeDraft(tx, actor, id, { ...keep, typed }) };
  }
  if (!isGig)
    return {
      id,
      version,
      draftVersion: await writeDraft(tx, actor, id, { ...keep, typed: after }),
    };
  if (exists) await rewriteGig(tx, id, content);
  else await insertGig(tx, actor, id, content);
  const ended = await writeDraft(tx, actor, id, { ...keep, typed: null });
  return { id, version: version + 1, draftVersion: ended };
}

interface Stored {
  id: string;
  locked: LockedDraft;
  after: TypedGig;
  published: TypedGig;
}

/** Only fields that the form of this kind has. PostgreSQL stores neither NUL nor half a surrogate pair. */
function ownFields(typed: TypedGig, kind: GigKind): TypedGig {
  const known = allFields(kind).filter(([name]) => typed[name] !== undefined);
  return Object.fromEntries(
    known.map(([name]) => {
      const text = (typed[name] ?? "").replaceAll("\0", "").toWellFormed();
      if (text.length > MAX_FIELD)
        refuse("invalid_input", {
          field: name,
          sentence: `A text of ${text.length} characters is too long to be saved; at most ${MAX_FIELD}.`,
        });
      return [name, text];
    }),
  );
}

function versionsOf({ version, draftVersion }: LockedDraft): SeenVersions {
  return { version, draftVersion };
}

function sameText(one: TypedGig, other: TypedGig): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}
