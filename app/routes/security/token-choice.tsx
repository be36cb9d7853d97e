/** What happens to the API tokens when the password changes. */
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import type { Refused } from "#app/http/refused.ts";

const TOKENS = [
  {
    value: "end",
    label: "End them all",
    detail:
      "Programs that use a token stop at once, and so do batches they started. Choose this if another person may have known your old password.",
  },
  { value: "keep", label: "Keep them", detail: "Programs keep working as before." },
];

export function TokenChoice({ refused }: { refused: Refused | null }) {
  return (
    <RadioCards
      name="tokens"
      label="Your API tokens"
      options={TOKENS}
      value={refused?.values["tokens"] ?? "end"}
      error={refused?.refusal.problems["tokens"]}
    />
  );
}
