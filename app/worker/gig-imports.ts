/** The worker's part in the catalogue: reading uploads, importing what was confirmed, counting words for search. */
import { importConfirmed, readUploaded } from "#app/domain/catalog/import/import-job.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Job } from "./job.ts";

/** A person watches the page: after this many tries it says what happened instead of trying for days. */
const TRIES = 3;

export const readGigImport: Job = (payload, { attempt }) =>
  readUploaded(String(payload["importId"]), attempt >= TRIES);

/** The payload was written by the command that confirmed, so the actor in it is who confirmed. */
export const importGigs: Job = (payload, { attempt }) =>
  importConfirmed(payload["actor"] as UserActor, String(payload["importId"]), attempt >= TRIES);

export const refreshWords: Job = () => refreshSearchWords();
