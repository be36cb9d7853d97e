/** The choice what an import does with gigs that are there with other values. */
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";

export function ImportUpdates({ changed, edited }: Pick<ImportCounts, "changed" | "edited">) {
  const n = (count: number) => (count === 1 ? "1 gig" : `${count.toLocaleString("en")} gigs`);
  const all = {
    value: "edited",
    label: `Update them, those edited here too: ${n(changed + edited)}`,
    detail: `Edited here after the last import: ${n(edited)}. Where the file has other values, those edits are lost.`,
  };
  return (
    <RadioCards
      name="updates"
      label="Gigs that already exist with other values"
      hint="Orders that are running keep the price and the days they were placed with."
      value="leave"
      options={[
        {
          value: "leave",
          label: "Leave them as they are",
          detail: "The file changes none of them.",
        },
        ...(changed === 0
          ? []
          : [
              {
                value: "changed",
                label: `Update ${n(changed)} to what the file says`,
                detail:
                  edited === 0
                    ? "Each stays for sale, paused or blocked as it is."
                    : `Each stays for sale, paused or blocked as it is. ${n(edited)} edited here after the last import stay untouched.`,
              },
            ]),
        ...(edited === 0 ? [] : [all]),
      ]}
    />
  );
}
