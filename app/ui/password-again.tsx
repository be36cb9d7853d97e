/** Asks for the password once more, where what is made goes on working after its maker signed out. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

export function PasswordAgain({ why, refused }: { why?: string; refused: Refused | null }) {
  return (
    <TextField
      name="password"
      label="Your password"
      hint={why}
      type="password"
      error={refused?.refusal.problems["password"]}
      autoComplete="current-password"
      maxLength={1000}
    />
  );
}
