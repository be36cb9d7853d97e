/** The page of one webhook: its state, every message to it, and its forms. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { compareBodies } from "#app/domain/webhooks/body-preview.ts";
import { endpointPage } from "#app/domain/webhooks/endpoint-page.ts";
import type { EndpointPage, EndpointView } from "#app/domain/webhooks/endpoint-page.ts";
import { OFFERED } from "#app/domain/webhooks/message-body.ts";
import { OVERLAP_HOURS } from "#app/domain/webhooks/rotate-secret.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { changeWebhook } from "./change-webhook.ts";
import { WebhookBody } from "./webhook-body.tsx";
import { WebhookDeliveries } from "./webhook-deliveries.tsx";
import { WebhookForms } from "./webhook-forms.tsx";
import { Health } from "./webhook-list.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";
import type { Route } from "./+types/webhook";

export function loader({ context, url, params }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "webhooks.deliveries");
  return runLoader(async () => {
    const before = url.searchParams.get("before");
    const only = url.searchParams.get("state") === "dead" ? ("dead" as const) : undefined;
    const page = await endpointPage(actor, params.id, before, only);
    return {
      ...page,
      preview: { bodyVersion: page.endpoint.bodyVersion, ...compareBodies(page.endpoint.events) },
      paged: before !== null,
      only: only ?? null,
      offered: OFFERED,
      overlapHours: OVERLAP_HOURS,
      sendKeys: Object.fromEntries(page.deliveries.map(({ id }) => [id, newFormKey()])),
      keys: {
        events: newFormKey(),
        body: newFormKey(),
        rotate: newFormKey(),
        remove: newFormKey(),
        state: newFormKey(),
        test: newFormKey(),
        dead: newFormKey(),
      },
    };
  });
}

export function action({ request, context, url, params }: Route.ActionArgs) {
  const { actor } = admit(context, url, "webhooks.choose_events");
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    return changeWebhook(actor, params.id, form);
  });
}

interface MessagesProps {
  page: Pick<EndpointPage, "endpoint" | "deliveries" | "older" | "dead">;
  only: "dead" | null;
  paged: boolean;
  keys: Record<string, string>;
  sendKeys: Record<string, string>;
}

/** All messages, or only those given up, which can be sent again together. */
function Messages({ page, only, paged, keys, sendKeys }: MessagesProps) {
  const { endpoint, deliveries, older, dead } = page;
  const all = `/settings/webhooks/${endpoint.id}`;
  const here = only === null ? all : `${all}?state=${only}`;
  const paused = endpoint.state === "paused";
  return (
    <Section title="Messages" wide>
      {dead === 0 && only === null ? null : (
        <TabsNav
          label="Which messages"
          current={here}
          tabs={[
            { label: "All", href: all },
            { label: "Given up", href: `${all}?state=dead`, count: dead },
          ]}
        />
      )}
      {only === "dead" && dead > 0 && !paused ? (
        <CommandForm verb="redeliver-dead" commandKey={keys["dead"]} inline>
          <Submit>
            {dead === 1 ? "Send the message again" : `Send all ${dead} messages again`}
          </Submit>
        </CommandForm>
      ) : null}
      <WebhookDeliveries
        endpointId={endpoint.id}
        deliveries={deliveries}
        keys={sendKeys}
        paused={paused}
        only={only}
      />
      <Pagination
        label="Messages"
        previous={paged ? here : undefined}
        next={older === null ? undefined : `${here}${only === null ? "?" : "&"}before=${older}`}
      />
    </Section>
  );
}

const PAUSED: Record<"owner" | "failing" | "gone", string> = {
  owner: "You paused this webhook.",
  failing: "Your program accepted no message for three days, so we paused the webhook.",
  gone: "Your program answered 410 Gone, so we paused the webhook.",
};

function Paused({ endpoint: { pausedBy } }: { endpoint: EndpointView }) {
  if (pausedBy === null) return null;
  return (
    <Notice kind="warning" title="Paused">
      {PAUSED[pausedBy]} What happens meanwhile is not kept for it. What waited is sent when you
      resume it; what was given up can then be sent again by hand.
    </Notice>
  );
}

function Actions({ state, keys }: { state: "active" | "paused"; keys: Record<string, string> }) {
  if (state === "paused")
    return (
      <CommandForm verb="resume" commandKey={keys["state"]} inline>
        <Submit>Resume the webhook</Submit>
      </CommandForm>
    );
  return (
    <>
      <CommandForm verb="test" commandKey={keys["test"]} inline>
        <Submit>Send a test</Submit>
      </CommandForm>
      <CommandForm verb="pause" commandKey={keys["state"]} inline>
        <Submit kind="quiet">Pause the webhook</Submit>
      </CommandForm>
    </>
  );
}

export default function Webhook({ loaderData, actionData }: Route.ComponentProps) {
  const { endpoint, only, paged, keys, sendKeys, offered, overlapHours } = loaderData;
  const refused = refusedFrom(actionData);
  const made = actionData !== undefined && "made" in actionData ? actionData.made : null;
  return (
    <>
      <title>{`${new URL(endpoint.url).host} · Webhooks · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title={<span className="wrap-anywhere">{endpoint.url}</span>}
        above={<StateBadge of="webhook" state={endpoint.state} />}
        lead={<Health endpoint={endpoint} />}
        actions={<Actions state={endpoint.state} keys={keys} />}
        breadcrumb={[
          { label: "Settings", href: "/settings" },
          { label: "Webhooks", href: "/settings/webhooks" },
        ]}
      />
      {made === null ? null : <WebhookSecret secret={made.secret} />}
      <Paused endpoint={endpoint} />
      <Messages page={loaderData} only={only} paged={paged} keys={keys} sendKeys={sendKeys} />
      <WebhookBody preview={loaderData.preview} commandKey={keys.body} refused={refused} />
      <WebhookForms
        endpoint={endpoint}
        offered={offered}
        keys={keys}
        overlapHours={overlapHours}
        refused={refused}
      />
    </>
  );
}
