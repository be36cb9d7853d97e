/** Asks for the password again before a step that outlives the session or changes where money goes. */
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "./text-field.tsx";

export interface PasswordAgainProps {
  why?: string;
  refused: Refused | null;
  /** For the second form on a page. */
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
