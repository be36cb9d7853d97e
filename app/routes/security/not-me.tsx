/** "This was not me": the page of the link in every security mail and notice. Its one button stops it all, without signing in. */
import { data, redirect } from "react-router";
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName } from "#app/domain/events/events.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { freezeByLink, freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { notMePage } from "#app/domain/security/not-me-link.ts";
import type { NotMeKey } from "#app/domain/security/not-me-link.ts";
import { runAction } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { originOf } from "#app/http/session.ts";
import { admit } from "#app/http/viewer.ts";
import type { SignedIn } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { LinkOver } from "./link-over.tsx";
import { NotMePanel } from "./not-me-panel.tsx";
import type { Route } from "./+types/not-me";

/** The mail's link has a token; the link of a notice works in a session of its person. */
function keyOf(url: URL, signedIn: SignedIn | null): NotMeKey | null {
  const token = url.searchParams.get("token");
  if (token !== null) return { token };
  const linkId = url.searchParams.get("link");
  if (linkId === null || signedIn === null) return null;
  return { linkId, userId: signedIn.actor.id };
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "payouts.freeze");
  const key = keyOf(url, signedIn);
  if (key === null && signedIn === null) {
    const next = `${url.pathname}${url.search}`;
    throw redirect(`/sign-in?${new URLSearchParams({ next }).toString()}`, 303);
  }
  const page = key === null ? null : await notMePage(key);
  // The mail's link is its own key: a second press comes to the same.
  const shown = { formKey: key !== null && "token" in key ? undefined : newFormKey() };
  if (page === null) return data({ ...shown, page: null }, { status: 410 });
  const says = Object.hasOwn(EVENTS, page.event) ? EVENTS[page.event as EventName].says : null;
  return { ...shown, page: { ...page, says } };
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "payouts.freeze");
  return runAction(request, async (form) => {
    const key = keyOf(url, signedIn) ?? refuse("link_invalid");
    if ("token" in key) await freezeByLink(key.token, originOf(request, context));
    else if (signedIn !== null) {
      const page = (await notMePage(key)) ?? refuse("link_invalid");
      const recoveryId = page.recoveryId ?? undefined;
      await freezeOwn(signedIn.actor, { key: form.key(), recoveryId });
    }
    return redirect("/recover?frozen", 303);
  });
}

export default function NotMe({ loaderData, actionData }: Route.ComponentProps) {
  const { page, formKey } = loaderData;
  return (
    <>
      <title>This was not me · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary
        refused={page === null ? null : refusedFrom(actionData)}
        notDone="Nothing was changed."
      />
      <PageHeader title="Was this not you?" lead="You do not have to sign in to stop it." />
      {page === null ? (
        <LinkOver />
      ) : (
        <NotMePanel page={page} formKey={formKey} undoesFactors={formKey === undefined} />
      )}
    </>
  );
}
