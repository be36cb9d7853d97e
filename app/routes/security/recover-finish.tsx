/** The page behind the mailed link: opening it changes nothing; its form sets a new password, and ends the link. */
import { data, redirect } from "react-router";
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { beginRecovery } from "#app/domain/security/recovery/begin-recovery.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { recoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/security/password-rules.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { runAction } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { LinkOver } from "./link-over.tsx";
import { LostFactor } from "./lost-factor.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import type { Route } from "./+types/recover-finish";

export async function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "security.finish_recovery");
  const token = url.searchParams.get("token");
  // The link of a notice has no token: only the mail's own link sets a password.
  if (token === null) throw redirect("/recover", 303);
  const keys = { set: newFormKey(), lost: newFormKey() };
  const shown = { keys, minLength: MIN_PASSWORD_LENGTH, days: env.recoveryWaitDays };
  try {
    return { ...shown, page: await recoveryPage(token) };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return data({ ...shown, page: null }, { status: problem.status });
  }
}

/** The command judges the password. */
const FORM = z.object({
  newPassword: z.string().max(1000),
  tokens: z.enum(["end", "keep"]).default("end"),
});

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "security.finish_recovery");
  const token = url.searchParams.get("token") ?? "";
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async set() {
        const { newPassword, tokens } = form.parse(FORM);
        await finishRecovery({
          token,
          newPassword,
          keepTokens: tokens === "keep",
          key: form.key(),
          proof: { code: form.text("stepUpCode") },
          place: originOf(request, context),
        });
        const text =
          "Your new password is set, and you were signed out everywhere. Sign in with it now.";
        return redirectWithFlash("/sign-in", { kind: "success", text });
      },
      async lost() {
        const place = originOf(request, context);
        await beginRecovery({ token, place, key: form.key() });
        const text = `Your recovery has begun. In ${env.recoveryWaitDays} days we mail you a link to a new password. Until then you can stop it with the link in the mail that we have just sent you.`;
        return redirectWithFlash("/sign-in", { kind: "success", text });
      },
    }),
  );
}

export default function RecoverFinish({ loaderData, actionData }: Route.ComponentProps) {
  const { page, keys, minLength, days } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Set a new password · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary
        refused={page === null ? null : refused}
        notDone="Your password was not changed."
      />
      <PageHeader
        title="Set a new password"
        lead={page === null ? undefined : `For the account @${page.handle}.`}
      />
      {page === null ? (
        <LinkOver />
      ) : (
        <>
          <NewPasswordForm
            page={page}
            minLength={minLength}
            formKey={keys.set}
            refused={refusedForm(refused, "set", "tokens")}
          />
          {page.factor ? (
            <LostFactor
              waiting={page.waiting}
              days={days}
              formKey={keys.lost}
              refused={refusedForm(refused, "lost", "lost")}
            />
          ) : null}
        </>
      )}
    </>
  );
}
