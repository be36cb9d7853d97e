/** The forms of one webhook: change its events, make a new secret, remove it. */
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import { WebhookEvents } from "./webhook-events.tsx";
import type { EventName } from "#app/domain/events/events.ts";
import type { EndpointView } from "#app/domain/webhooks/endpoint-page.ts";
import type { Refused } from "#app/http/refused.ts";

export interface WebhookFormsProps {
  endpoint: EndpointView;
  offered: readonly EventName[];
  keys: Record<"events" | "rotate" | "remove", string>;
  overlapHours: number;
  refused: Refused | null;
}

export function WebhookForms(props: WebhookFormsProps) {
  const { endpoint, offered, keys, refused } = props;
  const removal = refusedForm(refused, "remove", "agreed");
  const events = refusedForm(refused, "events", "on:");
  return (
    <>
      <Section title="Events">
        <details className="fold" open={events !== null}>
          <summary>Choose other events ({endpoint.events.length} chosen)</summary>
          <CommandForm verb="events" commandKey={formKeyAgain(events, keys.events)} label="Events">
            <WebhookEvents offered={offered} chosen={endpoint.events} refused={events} />
            <div>
              <Submit>Save the events</Submit>
            </div>
          </CommandForm>
        </details>
      </Section>
      <NewSecret {...props} refused={refusedForm(refused, "rotate", "password")} />
      <Section title="Remove it">
        <details className="fold" open={removal !== null}>
          <summary>Remove this webhook</summary>
          <CommandForm
            verb="remove"
            commandKey={formKeyAgain(removal, keys.remove)}
            label="Remove the webhook"
          >
            <CheckboxField
              name="agreed"
              checked={removal?.values["agreed"] === "yes"}
              error={removal?.refusal.problems["agreed"]}
              label="Yes, remove this webhook. Messages that were not delivered yet are never sent, and old ones can no longer be read."
              optional={false}
            />
            <div>
              <Submit kind="danger">Remove the webhook</Submit>
            </div>
          </CommandForm>
        </details>
      </Section>
    </>
  );
}

function NewSecret({ endpoint, keys, overlapHours, refused }: WebhookFormsProps) {
  const { secretMadeAt, oldSecretUntil } = endpoint;
  return (
    <Section title="Signing secret">
      <p>
        Made <When at={secretMadeAt} />.{" "}
        {oldSecretUntil === null ? null : (
          <>
            The earlier secret also works until <When at={oldSecretUntil} />.
          </>
        )}
      </p>
      <details className="fold" open={refused !== null}>
        <summary>Make a new secret</summary>
        <CommandForm
          verb="rotate"
          commandKey={formKeyAgain(refused, keys.rotate)}
          label="New signing secret"
        >
          <p>
            For {overlapHours} hours messages have both signatures, so nothing is lost while you
            change your program. If you make another secret in that time, the oldest one ends at
            once.
          </p>
          <div>
            <Submit>Make a new secret</Submit>
          </div>
        </CommandForm>
      </details>
    </Section>
  );
}
