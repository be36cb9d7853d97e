/** "Forgot your password?": asks for an e-mail address or a handle, and answers every one of them alike. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestRecovery } from "#app/domain/security/recovery/request-recovery.ts";
import { runAction } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import type { Route } from "./+types/recover";

const FORM = z.object({
  name: z.string().trim().min(1, "Please write your e-mail address or your handle.").max(254),
});

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "security.recover");
  return { sent: url.searchParams.has("sent"), frozen: url.searchParams.has("frozen") };
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "security.recover");
  return runAction(request, async (form) => {
    await requestRecovery(form.parse(FORM).name, originOf(request, context));
    return redirect("/recover?sent", 303);
  });
}

export default function Recover({ loaderData, actionData }: Route.ComponentProps) {
  const { sent, frozen } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Set a new password · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="No mail was sent." />
      <div className="max-w-lg stack">
        <PageHeader
          title={
            sent ? "Look into your mail" : frozen ? "Set a new password" : "Forgot your password?"
          }
          lead={
            sent
              ? undefined
              : "Tell us which account it is. We send a link to its e-mail address, and with that link you set a new password."
          }
        />
        {frozen ? (
          <Notice kind="success" title="Your payouts are frozen">
            Every browser and every program was signed out. Now set a new password, so that nobody
            who knows the old one can sign in.
          </Notice>
        ) : null}
        {sent ? <Sent /> : <Ask refused={refused} />}
      </div>
    </>
  );
}

function Sent() {
  return (
    <div className="prose">
      <p>
        If there is an account with this e-mail address or handle, a mail is on its way to the
        address of that account. Its link works for 30 minutes.
      </p>
      <p>
        Nothing there after a few minutes? Look into the spam folder, and check that you typed the
        address or the handle of your account.{" "}
        <a className="link" href="/recover">
          Try again
        </a>
      </p>
    </div>
  );
}

function Ask({ refused }: { refused: ReturnType<typeof refusedFrom> }) {
  return (
    <CommandForm>
      <TextField
        name="name"
        label="E-mail or handle"
        value={refused?.values["name"]}
        error={refused?.refusal.problems["name"]}
        autoComplete="username"
        spellCheck={false}
        maxLength={254}
      />
      <Submit large>Send me the link</Submit>
    </CommandForm>
  );
}
