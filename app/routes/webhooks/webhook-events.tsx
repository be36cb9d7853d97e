/** The check boxes of events to subscribe to, grouped as in the table of events, each with its meaning. */
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { SentForm } from "#app/http/form.ts";
import type { Refused } from "#app/http/refused.ts";

/** Each event has a box of its own name, so that a refused form comes back as it was sent. */
const PREFIX = "on:";

const GROUPS: Array<{ title: string; begins: RegExp }> = [
  { title: "Orders and tasks", begins: /^(order|task|batch)\./ },
  { title: "Disputes", begins: /^dispute\./ },
  { title: "Money", begins: /^(deposit|payout|earnings)\./ },
  { title: "Webhooks", begins: /^webhook\./ },
];

/** The names of the ticked events. */
export function tickedEvents(form: SentForm): string[] {
  return Object.keys(form.values)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
}

export interface WebhookEventsProps {
  offered: readonly EventName[];
  chosen: readonly EventName[];
  refused: Refused | null;
}

export function WebhookEvents({ offered, chosen, refused }: WebhookEventsProps) {
  const wrong = refused?.refusal.problems["events"];
  const ticked = (name: EventName) =>
    refused === null ? chosen.includes(name) : refused.values[`${PREFIX}${name}`] === "yes";
  return (
    <div className="stack" id="events" tabIndex={-1}>
      <p className="soft small">
        Only what happens to your own orders, disputes and money is sent.{" "}
        <a href="/developers/events">What each message says</a>.
      </p>
      {wrong === undefined ? null : <p className="field-error">{wrong}</p>}
      {GROUPS.map(({ title, begins }) => (
        <fieldset className="field" key={title}>
          <legend>{title}</legend>
          {offered
            .filter((name) => begins.test(name))
            .map((name) => (
              <label key={name} className="choice">
                <input
                  type="checkbox"
                  name={`${PREFIX}${name}`}
                  value="yes"
                  defaultChecked={ticked(name)}
                />{" "}
                <span>
                  <code>{name}</code> {EVENTS[name].says}
                </span>
              </label>
            ))}
        </fieldset>
      ))}
    </div>
  );
}
