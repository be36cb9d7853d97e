/** The page of one's own webhooks: the list, and the form to add one. */
import { env } from "#app/env.server.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { addEndpoint, chosenEvents, MAX_ENDPOINTS } from "#app/domain/webhooks/add-endpoint.ts";
import { endpointList } from "#app/domain/webhooks/endpoint-page.ts";
import { endpointUrl, MAX_URL } from "#app/domain/webhooks/endpoint-url.ts";
import { OFFERED } from "#app/domain/webhooks/message-body.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { tickedEvents, WebhookEvents } from "./webhook-events.tsx";
import { WebhookList } from "./webhook-list.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";
import type { SentForm } from "#app/http/form.ts";
import type { Route } from "./+types/webhooks";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "webhooks.list");
  return runLoader(async () => ({
    endpoints: await endpointList(actor),
    offered: OFFERED,
    most: MAX_ENDPOINTS,
    longest: MAX_URL,
    local: isLoopbackUrl(env.publicOrigin),
    key: newFormKey(),
    stepUp: await stepUpFacts(context),
  }));
}

/** The address and the events as they were typed. Refuses both at once, as `addEndpoint` does. */
async function typedEndpoint(form: SentForm) {
  const typed = { url: form.text("url"), events: tickedEvents(form) };
  await refusedTogether(
    () => endpointUrl(typed.url, isLoopbackUrl(env.publicOrigin)),
    () => chosenEvents(typed.events),
  );
  return typed;
}

/** Answers with a page instead of a redirect, because the secret cannot be read anywhere else. */
export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "webhooks.add");
  return runAction(request, async (form) => {
    const input = await provenForm(context, form, () => typedEndpoint(form));
    const { secret } = await addEndpoint(actor, { ...input, key: form.key() });
    return { made: { secret } };
  });
}

export default function Webhooks({ loaderData, actionData }: Route.ComponentProps) {
  const { endpoints, most } = loaderData;
  const refused = refusedFrom(actionData);
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  return (
    <>
      <title>Webhooks · Farthing</title>
      <RefusalSummary refused={refused} notDone="No webhook was added." />
      <PageHeader
        title="Webhooks"
        lead="We send your program a message as soon as something happens in your orders or your wallet."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      {made === null ? null : <WebhookSecret secret={made.secret} />}
      <Section title="Your webhooks" wide>
        <WebhookList endpoints={endpoints} />
      </Section>
      {endpoints.length >= most ? (
        <p className="soft">You have {most} webhooks; remove one to add another.</p>
      ) : (
        <Section title="A new webhook" id="new">
          <NewWebhook loaded={loaderData} refused={refused} />
        </Section>
      )}
    </>
  );
}

interface NewWebhookProps {
  loaded: Route.ComponentProps["loaderData"];
  refused: ReturnType<typeof refusedFrom>;
}

function NewWebhook({ loaded, refused }: NewWebhookProps) {
  const { offered, longest, local, key, stepUp } = loaded;
  return (
    <CommandForm commandKey={formKeyAgain(refused, key)} label="New webhook">
      <TextField
        name="url"
        label="Address"
        hint={
          local
            ? "It begins with https://. While this site runs on your own machine, http://localhost:… works as well."
            : "It begins with https:// and can be reached from the internet."
        }
        type="url"
        value={refused?.values["url"]}
        error={refused?.refusal.problems["url"]}
        placeholder="https://example.com/webhooks"
        autoComplete="off"
        maxLength={longest}
        spellCheck={false}
      />
      <WebhookEvents offered={offered} chosen={offered} refused={refused} />
      <StepUpFields
        facts={stepUp}
        why="Messages are sent after you sign out as well. So we ask who you are."
        refused={refused}
      />
      <div>
        <Submit>Add the webhook</Submit>
      </div>
    </CommandForm>
  );
}
