/** What each level of sellers needs, and what a seller still misses for the next one. */
import { LEVELS, nextLevel } from "#app/domain/reputation/levels.ts";
import type { LevelRow } from "#app/domain/reputation/levels.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import { Table } from "#app/ui/page/table.tsx";
import { LEVEL_NAMES } from "./record-words.ts";
import { missingFor } from "./missing-for-level.ts";

const or = (value: number | null, words: (value: number) => string) =>
  value === null ? "–" : words(value);

export function LevelTable({ record }: { record: SellerRecord }) {
  const { level } = record;
  const next = nextLevel(level);
  return (
    <>
      <Table<LevelRow>
        caption="What each level needs"
        rows={LEVELS}
        rowKey={(row) => row.level}
        columns={[
          {
            key: "level",
            label: "Level",
            head: true,
            cell: (row) =>
              row.level === level ? (
                <strong>{LEVEL_NAMES[row.level]}, the present one</strong>
              ) : (
                LEVEL_NAMES[row.level]
              ),
          },
          {
            key: "orders",
            label: "Paid orders",
            kind: "figure",
            cell: ({ orders }) => or(orders === 0 ? null : orders, (count) => `${count} or more`),
          },
          {
            key: "score",
            label: "Score",
            kind: "figure",
            cell: ({ score }) => (score === null ? "–" : `${score} or more`),
          },
          {
            key: "on-time",
            label: "On time",
            kind: "figure",
            cell: ({ onTimePercent }) => or(onTimePercent, (least) => `${least} % or more`),
          },
          {
            key: "disputes",
            label: "Disputes",
            kind: "figure",
            cell: ({ disputedPercent }) => or(disputedPercent, (most) => `${most} % at most`),
          },
        ]}
      />
      <p className="prose">
        {next === null
          ? "This is the highest level."
          : `For ${LEVEL_NAMES[next.level]} is missing: ${missingFor(record, next).join("; ")}.`}
      </p>
    </>
  );
}
