/** The page behind the one-time link of the first start: its button makes the signed-in person staff. */
import { becomeFirstStaff, isFirstStaffLinkValid } from "#app/domain/people/first-staff-link.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import type { Route } from "./+types/first-staff";

export function loader({ context, url }: Route.LoaderArgs) {
  const { name, handle } = admit(context, url, "people.become_first_staff");
  const token = url.searchParams.get("link") ?? "";
  return runLoader(async () => ({
    name,
    handle,
    valid: await isFirstStaffLinkValid(token),
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.become_first_staff");
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    const token = url.searchParams.get("link") ?? "";
    await becomeFirstStaff(actor, { token, key: form.key() });
    return redirectWithFlash("/admin", { kind: "success", text: "You are a member of staff now." });
  });
}

export default function FirstStaff({ loaderData, actionData }: Route.ComponentProps) {
  const { name, handle, valid, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>First member of staff · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <div className="max-w-lg">
        <PageHeader
          title="Become the first member of staff"
          lead="Staff settle disputes, look after payments and decide who may sign in."
        />
        {valid ? (
          <>
            <p>
              You are signed in as {name} (@{handle}). If this is the account you want to run the
              site with, press the button. The link works once. Staff sign in with a second step, so
              the next page asks you to add an authenticator app.
            </p>
            <CommandForm commandKey={formKeyAgain(refused, key)}>
              <Submit large>Make me staff</Submit>
            </CommandForm>
          </>
        ) : (
          <p>{REFUSALS.staff_link_invalid.sentence}</p>
        )}
      </div>
    </>
  );
}
