/** The worker's jobs for the catalog: read uploads, carry out confirmed imports, count search words. */
import { importConfirmed, readUploaded } from "#app/domain/catalog/import/import-job.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Job } from "./job.ts";

/** A person waits at the page: after so many tries it shows the failure instead of retrying for days. */
const TRIES = 3;

export const readGigImport: Job = (payload, { attempt }) =>
  readUploaded(String(payload["importId"]), attempt >= TRIES);

/** The confirming command wrote the payload, so its actor is trusted. */
export const importGigs: Job = (payload, { attempt }) =>
  importConfirmed(payload["actor"] as UserActor, String(payload["importId"]), attempt >= TRIES);

export const refreshWords: Job = () => refreshSearchWords();
