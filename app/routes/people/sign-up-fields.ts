/** Reads the form to sign up: where a field is wrong, the password is judged in the same answer. */
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { SIGN_UP } from "#app/domain/people/person-fields.ts";
import { requireGoodPassword } from "#app/domain/security/password-rules.ts";
import type { SentForm } from "#app/http/form.ts";

/** A form without a wrong field is judged by the command, which first looks whether it was carried out already. */
export async function signUpFields(form: SentForm) {
  try {
    return form.parse(SIGN_UP);
  } catch (problem) {
    const own = ["handle", "email", "name"].map((name) => form.text(name));
    await refusedTogether(
      () => {
        throw problem;
      },
      () => requireGoodPassword(form.text("password"), own),
    );
    throw problem;
  }
}
