/** The page of a person's own e-mail address: verify it, get a new link, change it. New members and people from before start here. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { changeEmail, NEW_EMAIL } from "#app/domain/people/addresses/change-email.ts";
import { ownAddress } from "#app/domain/people/addresses/own-address.ts";
import { sendVerification } from "#app/domain/people/addresses/send-verification.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { ownPath } from "#app/http/next-path.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { AddressState } from "./address-state.tsx";
import { ChangeForm } from "./change-form.tsx";
import type { Route } from "./+types/own-email";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor, handle } = admit(context, url, "me.read");
  const next = url.searchParams.get("next");
  return runLoader(async () => ({
    address: await ownAddress(actor),
    handle,
    next: next === null ? null : ownPath(next),
    keys: { send: newFormKey(), change: newFormKey() },
    stepUp: await stepUpFacts(context),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "me.read");
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async send() {
        await sendVerification(actor, { key: form.key() });
        const text = "We have mailed you a new link. Links from before no longer work.";
        return redirectWithFlash(`${url.pathname}${url.search}`, { kind: "success", text });
      },
      async change() {
        const { email } = await provenForm(context, form, () => form.parse(NEW_EMAIL));
        await changeEmail(actor, { email, key: form.key() });
        const text = `We have mailed a link to ${email}. Open it within 30 minutes and press its button.`;
        return redirectWithFlash(`${url.pathname}${url.search}`, { kind: "success", text });
      },
    }),
  );
}

export default function OwnEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { address, handle, next, keys, stepUp } = loaderData;
  const refused = refusedFrom(actionData);
  const verified = address.emailState === "verified";
  return (
    <>
      <title>E-mail address · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={verified ? "Your e-mail address" : "Verify your e-mail address"}
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <AddressState
        address={address}
        handle={handle}
        next={next}
        formKey={keys.send}
        refused={refusedForm(refused, "send", "-")}
      />
      <Section
        title={verified ? "Change it" : "Is the address wrong?"}
        note={
          verified
            ? "The new address counts once you have opened the link we mail there."
            : "Give another one; we mail a link there."
        }
      >
        <ChangeForm
          verified={verified || address.emailState === "from_before"}
          formKey={keys.change}
          stepUp={stepUp}
          refused={refusedForm(refused, "change", "email")}
        />
      </Section>
    </>
  );
}
