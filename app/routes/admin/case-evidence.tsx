/** The evidence of a dispute for staff: what was ordered and delivered, the history, and where the money is. */
import type { CaseFile } from "#app/domain/disputes/case-file.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { money } from "#app/domain/kernel/money.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { EnclosureList } from "#app/ui/work/enclosure-list.tsx";
import { AnswerList } from "#app/ui/work/order-answers.tsx";
import { FileList } from "#app/ui/work/file-list.tsx";
import { MoneyTrail } from "#app/ui/money/money-trail.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Timeline } from "#app/ui/page/timeline.tsx";
import { When } from "#app/ui/page/when.tsx";

function Ordered({ file }: { file: CaseFile }) {
  const { order, dispute } = file;
  return (
    <Section title="What was ordered" wide>
      <DefinitionList
        items={[
          {
            term: "Gig",
            value:
              order.gigId === null ? (
                "None: they agreed on it between them"
              ) : (
                <a className="link" href={`/gigs/${order.gigId}`}>
                  {order.gigTitle}
                </a>
              ),
          },
          { term: "Ordered", value: <When at={order.placedAt} /> },
          ...(order.dueAt === null ? [] : [{ term: "Due", value: <When at={order.dueAt} /> }]),
          { term: "Task", value: `${order.position} of ${order.taskCount} of this order` },
          { term: "Price", value: <Amount of={money(dispute.priceMicros, dispute.currency)} /> },
        ]}
      />
      <h3 className="label">The buyer's brief</h3>
      <p className="prose whitespace-pre-line break-words">
        {order.brief === "" ? "None was written." : order.brief}
      </p>
      {order.questions.length === 0 ? null : <AnswerList questions={order.questions} />}
      <EnclosureList
        enclosures={order.enclosures}
        buyer={{ name: dispute.buyerName }}
        freelancer={{ name: dispute.freelancerName }}
      />
      {order.gigDescription === null ? null : (
        <details className="fold">
          <summary>What the gig offers</summary>
          <p className="prose whitespace-pre-line break-words">{order.gigDescription}</p>
        </details>
      )}
    </Section>
  );
}

function Delivered({ file }: { file: CaseFile }) {
  return (
    <Section title={`What was delivered (${file.deliveries.length})`} wide>
      {file.deliveries.length === 0 ? (
        <p className="soft">Nothing was delivered.</p>
      ) : (
        <ol className="stack">
          {file.deliveries.map((delivery) => (
            <li key={delivery.id} className="message">
              <p className="small soft">
                <When at={delivery.at} />
              </p>
              <p className="mt-1 whitespace-pre-line break-words">{delivery.note}</p>
              <FileList files={delivery.files} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

export function CaseEvidence({ file }: { file: CaseFile }) {
  return (
    <>
      <Ordered file={file} />
      <Delivered file={file} />
      <Section title="What happened" wide>
        <Timeline
          entries={file.steps.map((step) => ({
            id: step.id,
            at: step.at,
            who: step.actorName ?? (step.actorKind === "clock" ? "Automatic" : "Farthing"),
            what: TASK_WORDS[step.transition].done,
            note: step.note === "" ? undefined : step.note,
          }))}
        />
      </Section>
      <Section title="Where the money is" wide>
        <MoneyTrail
          open
          transfers={file.trail.map((transfer) => ({ ...transfer, id: `${transfer.id}` }))}
        />
      </Section>
    </>
  );
}
