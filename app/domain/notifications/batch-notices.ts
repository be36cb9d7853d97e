/** TABLE. What people are told about the batches they asked for. */
import type { NoticeRow } from "./notice-row.ts";

export const BATCH_NOTICES = {
  "batch.finished": [
    {
      to: "self",
      mail: false,
      link: (f) => f.batchLink,
      title: (f) => `Batch ended – ${f.batch}`,
      body: (f) =>
        f.refused === "0"
          ? `All ${f.done} were done.`
          : `${f.done} were done, ${f.refused} were refused; the batch's page says why.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
