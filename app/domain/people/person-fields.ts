/** The fields of sign-up and settings, the same for every door. Names that look like those of others: `names`. */
import { sentText, writtenText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { refuse } from "#app/domain/kernel/refusal.ts";

export const nameField = writtenText({
  max: 80,
  min: 1,
  lines: "name",
  empty: "Please write your name.",
});

/** Stored in lower case; handles that differ in case only are the same. */
const handleField = z
  .string()
  .trim()
  .toLowerCase()
  .max(30)
  .regex(
    /^[a-z0-9](?:-?[a-z0-9]){2,29}$/,
    "Use 3 to 30 letters a to z, digits, and single hyphens between them.",
  );

export const emailField = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("Please write an e-mail address, like name@example.com."));

export const headlineField = writtenText({ max: 120, lines: "one" });

/** Returned as it was sent: its command hashes it that way, and tidies it. */
export const bioField = sentText({ max: 2000, lines: "many" });

/** Long enough for any sentence, and bounded against huge inputs. Rules for a good password: `password-rules.ts`. */
export const passwordField = z.string().min(1, "Please write a password.").max(1000);

/** Staff's reason for a decision about a person; the person reads it too. */
export const REASON = z.object({
  reason: sentText({
    max: 500,
    min: 3,
    lines: "many",
    empty: "Please say why; the person reads it.",
  }).transform((text) => text.trim()),
});

export const PROFILE = z.object({
  name: nameField,
  handle: handleField,
  headline: headlineField,
  bio: bioField,
});

export const SIGN_UP = z.object({
  name: nameField,
  handle: handleField,
  email: emailField,
  password: passwordField,
});

export type Profile = z.output<typeof PROFILE>;

/** Doors check whole forms with the same schemas; this is for other callers. Refuses the first problem. */
export function fit<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return refuse("invalid_input", {
    field: issue?.path.join(".") ?? "",
    ...(issue === undefined ? {} : { sentence: issue.message }),
  });
}
