/** The page of one message to a webhook: its content, every attempt with the answer, and a button that sends it again. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { deliveryPage } from "#app/domain/webhooks/delivery-page.ts";
import { redeliver } from "#app/domain/webhooks/redeliver.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { WebhookAttempts } from "./webhook-attempts.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/webhook-delivery";

export function loader({ context, url, params }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "webhooks.delivery");
  const asked = { endpointId: params.id, deliveryId: params.delivery };
  return runLoader(async () => ({ ...(await deliveryPage(actor, asked)), key: newFormKey() }));
}

export function action({ request, context, url, params }: Route.ActionArgs) {
  const { actor } = admit(context, url, "webhooks.redeliver");
  return runAction(request, async (form) => {
    const key = form.key();
    await redeliver(actor, { endpointId: params.id, deliveryId: params.delivery, key });
    return redirectWithFlash(`/settings/webhooks/${params.id}/deliveries/${params.delivery}`, {
      kind: "success",
      text: "It is sent again. You will see the answer below in a moment.",
    });
  });
}

export default function WebhookDelivery({ loaderData, actionData }: Route.ComponentProps) {
  const { endpoint, delivery, history, key } = loaderData;
  const { id, eventId, eventName, state, createdAt, nextAt, body } = delivery;
  const webhook = `/settings/webhooks/${endpoint.id}`;
  return (
    <>
      <title>{`${eventName} · Webhooks · Farthing`}</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was sent." />
      <PageHeader
        title={<code className="wrap-anywhere">{eventName}</code>}
        above={<StateBadge of="webhook_delivery" state={state} />}
        lead={
          <>
            A message to <span className="break-words">{endpoint.url}</span>,{" "}
            <When at={createdAt} />
          </>
        }
        actions={
          endpoint.state === "paused" ? undefined : (
            <CommandForm commandKey={key} inline>
              <Submit kind="quiet">Send the message again</Submit>
            </CommandForm>
          )
        }
        breadcrumb={[
          { label: "Settings", href: "/settings" },
          { label: "Webhooks", href: "/settings/webhooks" },
          { label: new URL(endpoint.url).host, href: webhook },
        ]}
      />
      <Section title="Attempts" wide>
        <WebhookAttempts history={history} />
        {nextAt === null ? null : (
          <AutoRefresh
            shown={`${state} ${history.length}`}
            seconds={5}
            href={`${webhook}/deliveries/${id}`}
          />
        )}
      </Section>
      <Section title="What is sent" note="Every attempt has the same id and body.">
        <p className="wrap-anywhere">{eventId}</p>
        <pre className="small whitespace-pre-wrap wrap-anywhere">
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
      </Section>
    </>
  );
}
