/** The progress of an import in numbers; the page refreshes itself while the import runs. */
import { OTHER_LINES, toUpdate } from "#app/domain/catalog/import/import-counts.ts";
import type { ImportCounts, Updates } from "#app/domain/catalog/import/import-counts.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";

export interface ImportProgressProps {
  summary: {
    id: string;
    state: string;
    counts: ImportCounts;
    failure: string | null;
    leaveOutRejected: boolean;
    updates: Updates;
  };
}

/** "1 header, 5 inside an unclosed quote or a line that is too long"; undefined for imports that did not count these lines. */
function otherLines(counts: ImportCounts): string | undefined {
  if (counts.lines === 0) return undefined;
  const others = OTHER_LINES.filter(({ key }) => counts[key] > 0).map(
    ({ key, words }) => `${counts[key].toLocaleString("en")} ${words}`,
  );
  return [`${counts.header} header`, ...others].join(", ");
}

/** "40 gigs are on the market now, and 3 were updated". */
function doneWords({ imported, updated }: ImportCounts): string {
  const n = (count: number) => count.toLocaleString("en");
  const gigs = (count: number) => (count === 1 ? "1 gig" : `${n(count)} gigs`);
  const be = (count: number, verb: string) =>
    `${count === 1 ? verb.split("|")[0] : verb.split("|")[1]}`;
  if (imported === 0 && updated > 0) return `${gigs(updated)} ${be(updated, "was|were")} updated`;
  const fresh = `${gigs(imported)} ${be(imported, "is|are")} on the market now`;
  return updated === 0 ? fresh : `${fresh}, and ${n(updated)} ${be(updated, "was|were")} updated`;
}

export function ImportProgress({ summary }: ImportProgressProps) {
  const { state, counts, failure } = summary;
  const n = (count: number) => count.toLocaleString("en");
  const wanted = counts.ready + counts.adjusted + toUpdate(counts, summary.updates);
  return (
    <>
      {state === "reading" && (
        <Notice title={`${n(counts.read)} lines read so far`}>
          You can leave this page and come back.
        </Notice>
      )}
      {state === "importing" && (
        <Notice title={`${n(counts.imported)} of ${n(wanted)} gigs written`}>
          All of them appear on the market together when the last one is saved.
        </Notice>
      )}
      {state === "imported" && (
        <Notice kind="success" title={doneWords(counts)}>
          <p>Gigs of freelancers who have not joined yet are shown there, but cannot be ordered.</p>
          <ButtonLink href="/gigs">See them on the market</ButtonLink>
        </Notice>
      )}
      {failure !== null && (
        <Notice kind={state === "refused" ? "info" : "danger"} title="Nothing was imported">
          <p>{failure}</p>
          <ButtonLink href="/admin/import">Upload another file</ButtonLink>
        </Notice>
      )}
      {counts.read > 0 && state !== "reading" && (
        <KeyFigures
          figures={[
            { label: "Lines", value: n(counts.lines || counts.read), note: otherLines(counts) },
            {
              label: "Ready",
              value: n(counts.ready + counts.adjusted),
              note: counts.adjusted === 0 ? undefined : `${n(counts.adjusted)} of them adjusted`,
            },
            ...(counts.changed + counts.edited === 0
              ? []
              : [
                  {
                    label: "Changed",
                    value: n(counts.changed + counts.edited),
                    note: `already there with other values${counts.edited === 0 ? "" : `; ${n(counts.edited)} edited here since`}`,
                  },
                ]),
            { label: "Same", value: n(counts.already_there), note: "already there" },
            { label: "Rejected", value: n(counts.rejected) },
          ]}
        />
      )}
    </>
  );
}
