/** Reads a form that asks for the password: its fields and the password are judged together. */
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { requirePassword } from "#app/domain/security/confirm-password.ts";
import type { ConfirmedPassword } from "#app/domain/security/confirm-password.ts";
import type { SentForm } from "./form.ts";

/** Refuses what `read` refuses, `password_wrong` at the field `password`, or both at once. */
export async function confirmedForm<T>(
  form: SentForm,
  userId: string,
  read: () => T | Promise<T>,
): Promise<{ input: T; confirmedBy: ConfirmedPassword }> {
  const found: { input?: T; confirmedBy?: ConfirmedPassword } = {};
  await refusedTogether(
    async () => (found.input = await read()),
    async () =>
      (found.confirmedBy = await requirePassword(userId, form.text("password"), "password")),
  );
  return found as { input: T; confirmedBy: ConfirmedPassword };
}
