/** The section of an order's messages, on the pages of the order, its tasks and its disputes. */
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import type { OrderTalkWithDeals } from "#app/domain/agreements/deals.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { LineList } from "./line-list.tsx";
import { NoReach } from "./no-reach.tsx";

export interface OrderMessagesProps {
  /** Null for staff. */
  talk: OrderTalkWithDeals | null;
  orderId: string;
  /** The page, where the sender comes back to. */
  here: string;
  commandKey: string;
}

export function OrderMessages({ talk, orderId, here, commandKey }: OrderMessagesProps) {
  if (talk === null) return null;
  const { partner, threadId, reach, lines } = talk;
  const to = new URLSearchParams({ to: partner.handle, order: orderId, back: here });
  return (
    <Section title="Messages" id="messages" note={`Between you and ${partner.name}.`}>
      <LivePart name="order-lines" on={threadId === null ? [orderId] : [orderId, threadId]}>
        {lines.length === 0 ? null : (
          <LineList
            lines={lines}
            deals={talk.deals}
            viewerId={talk.viewerId}
            partner={partner}
            onOrder
          />
        )}
      </LivePart>
      {threadId === null ? null : (
        <p>
          <a className="link" href={`/messages/${threadId}#newest`}>
            Everything you wrote to each other
          </a>
        </p>
      )}
      {reach === "reachable" ? (
        <CommandForm
          action={`/messages/new?${to.toString()}`}
          commandKey={commandKey}
          hidden={{ order: orderId }}
          label={`Write to ${partner.name}`}
        >
          <TextArea
            name="text"
            label={`Your message to ${partner.name}`}
            rows={3}
            maxLength={MAX_MESSAGE}
          />
          <div className="btn-row">
            <Submit kind="quiet">Send the message</Submit>
          </div>
        </CommandForm>
      ) : (
        <NoReach reach={reach} partner={partner}>
          This order continues as agreed.
        </NoReach>
      )}
    </Section>
  );
}
