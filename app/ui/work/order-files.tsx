/** The section of an order's files on its pages: what came with the brief and later, and the way to send more. */
import type { Party } from "#app/domain/access/party.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { EnclosureList } from "./enclosure-list.tsx";
import type { EnclosureListProps } from "./enclosure-list.tsx";
import { takesFiles } from "./takes-files.ts";

export interface OrderFilesProps extends EnclosureListProps {
  orderId: string;
  party: Party;
  /** The states its tasks are in. */
  states: readonly TaskState[];
}

/** Renders nothing where there is no file and none can be sent. */
export function OrderFiles({ orderId, party, states, ...list }: OrderFilesProps) {
  const maySend = takesFiles(party, states);
  if (list.enclosures.length === 0 && !maySend) return null;
  const other = party === "buyer" ? list.freelancer.name : list.buyer.name;
  return (
    <Section title="Files for the work">
      <EnclosureList {...list} />
      {maySend ? (
        <p className="mt-3">
          <ButtonLink href={`/orders/${orderId}/files`}>Send {other} a file</ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
