/** Notices of batches, for the person who asked for the batch: event → words. */
import type { NoticeRow } from "./notice-row.ts";

export const BATCH_NOTICES = {
  "batch.finished": [
    {
      to: "self",
      mail: false,
      link: (f) => f.batchLink,
      title: (f) => `Batch ended: ${f.batch}`,
      body: (f) =>
        `${f.done} done, ${f.refused} refused.${f.refused === "0" ? "" : " The batch's page says why."}`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
