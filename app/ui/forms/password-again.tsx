/** Asks for the password once more, where what is made outlives the session or changes where money goes. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

export interface PasswordAgainProps {
  why?: string;
  refused: Refused | null;
  /** For a second form on the same page. */
  id?: string;
}

export function PasswordAgain({ why, refused, id = "password" }: PasswordAgainProps) {
  return (
    <TextField
      name="password"
      id={id}
      label="Your password"
      hint={why}
      type="password"
      error={refused?.refusal.problems["password"]}
      autoComplete="current-password"
      maxLength={1000}
    />
  );
}
