/** The page of the authenticator app: added here, and removed here. Staff without a second step are led here. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { proposeSeed } from "#app/domain/security/proposed-seed.ts";
import { hasFactor } from "#app/domain/security/ways.ts";
import { refusedAnswer, runAction, runLoader } from "#app/http/answer.ts";
import { ownPath } from "#app/http/next-path.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { addApp, confirmCode, removeApp } from "./authenticator-answer.ts";
import { AppSection } from "./app-section.tsx";
import { NewCodeList } from "./new-code-list.tsx";
import { qrPath } from "./qr-path.ts";
import { SetupForm } from "./setup-form.tsx";
import type { SignedIn } from "#app/http/viewer.ts";
import type { Route } from "./+types/authenticator";
import type { ShownSeed } from "./setup-form.tsx";

function shownSeed({ actor, handle }: SignedIn, sent?: string): ShownSeed {
  const { address, ...seed } = proposeSeed({ id: actor.id, label: handle }, sent);
  return { ...seed, qr: qrPath(address) };
}

export function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "factors.read");
  return runLoader(async () => {
    const stepUp = await stepUpFacts(context);
    const { role, level } = signedIn.actor;
    return {
      stepUp,
      seed: stepUp.ways.totp ? null : shownSeed(signedIn),
      factor: hasFactor(stepUp.ways),
      /** Whether this session opens what needs a factor. */
      proven: level === "second_factor",
      staff: isStaffRole(role),
      next: ownPath(url.searchParams.get("next")),
      keys: { add: newFormKey(), remove: newFormKey() },
    };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "factors.read");
  const next = ownPath(url.searchParams.get("next"));
  return runAction(request, async (form) => {
    const sent = { context, form, next };
    try {
      return await doPressed<Response | { codes: string[] }>(form, {
        add: () => addApp(sent),
        remove: () => removeApp(sent),
        confirm: () => confirmCode(sent),
      });
    } catch (problem) {
      if (!(problem instanceof Refusal) || form.text("seed") === "") throw problem;
      // The app may have the seed already, so the page shows the same again.
      return refusedAnswer(problem, form.values, { seed: shownSeed(signedIn, form.text("seed")) });
    }
  });
}

export default function Authenticator({ loaderData, actionData }: Route.ComponentProps) {
  const { stepUp, factor, proven, staff, next, keys } = loaderData;
  const refused = refusedFrom(actionData);
  const done = actionData !== undefined && "codes" in actionData ? actionData.codes : null;
  const again = actionData !== undefined && "seed" in actionData ? actionData.seed : null;
  const seed = loaderData.seed === null ? null : (again ?? loaderData.seed);
  const onward =
    next === "/"
      ? { href: "/settings", label: "Go to the settings" }
      : { href: next, label: "Go on to the page you wanted" };
  return (
    <>
      <title>Authenticator app · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Authenticator app"
        lead="With it, your password alone is not enough to sign in: we ask for a code from your phone as well."
        breadcrumb={[
          { label: "Settings", href: "/settings" },
          { label: "Security", href: "/settings/security" },
        ]}
      />
      {staff && !factor ? (
        <Notice title="Staff pages need a second step">
          They open after you have added an authenticator app or a passkey.
        </Notice>
      ) : null}
      {done === null ? null : (
        <>
          <Notice kind="success" title="The authenticator app is added" live>
            From now on you sign in with your password and a code of the app.
          </Notice>
          <NewCodeList codes={done} next={onward} />
        </>
      )}
      {done !== null ? null : seed === null ? (
        <AppSection
          proven={proven}
          staff={staff}
          stepUp={stepUp}
          formKey={keys.remove}
          refused={refused}
        />
      ) : (
        <SetupForm
          seed={seed}
          formKey={keys.add}
          stepUp={stepUp}
          refused={refusedForm(refused, "add", "seed")}
        />
      )}
    </>
  );
}
