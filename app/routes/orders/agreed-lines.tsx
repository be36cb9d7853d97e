/** The agreedLines of an agreed order in sequence: state, what happens next, price, what is held. */
import { money } from "#app/domain/kernel/money.ts";
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import type { ShownLine } from "#app/domain/orders/agreed/line-list.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { nextStep } from "#app/domain/tasks/next-step.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { SentenceWords } from "#app/ui/work/sentence-words.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

interface Shown {
  page: OrderPage;
  now: Date;
}

function Title({ line }: { line: ShownLine }) {
  const title = `${line.position}. ${line.title}`;
  return (
    <>
      {line.taskId === null ? (
        title
      ) : (
        <a className="link" href={`/tasks/${line.taskId}`}>
          {title}
        </a>
      )}
      <span className="small soft block">
        {line.days === 1 ? "1 day" : `${line.days} days`},{" "}
        {line.revisions === 1 ? "1 revision" : `${line.revisions} revisions`}
      </span>
    </>
  );
}

function State({ line }: { line: ShownLine }) {
  if (line.dropped) return <span className="soft">Left out</span>;
  return line.state === null ? (
    <span className="soft">Not funded</span>
  ) : (
    <StateBadge of="task" state={line.state} />
  );
}

function Next({ line, page, now }: Shown & { line: ShownLine }) {
  const { order, party } = page;
  if (line.dropped) return <>Both sides agreed to leave it out. Nothing was held for it.</>;
  if (line.state === null) return <>Not funded: nothing is held for it yet.</>;
  const commission = commissionOnPart(line.releasedMicros, line.heldMicros, order.commissionBps);
  const { sentence } = nextStep(
    {
      ...line,
      state: line.state,
      agreed: true,
      buyer: order.buyer.name,
      freelancer: order.freelancer.name,
      held: money(line.heldMicros, order.currency),
      net: money(line.heldMicros - commission, order.currency),
      taskCount: 2,
    },
    party === "clock" ? "staff" : party,
  );
  return <SentenceWords sentence={sentence} now={now} />;
}

function Price({ line, page }: { line: ShownLine; page: OrderPage }) {
  const { currency } = page.order;
  return (
    <>
      <Amount of={money(line.priceMicros - line.loweredMicros, currency)} />
      {line.loweredMicros > 0n && (
        <span className="small soft block">
          lowered from <Amount of={money(line.priceMicros, currency)} />
        </span>
      )}
    </>
  );
}

export function AgreedLines({ page, now }: Shown) {
  const { agreedLines, order } = page;
  return (
    <Section title="Milestones" wide>
      <Table
        caption="Milestones"
        captionHidden
        rows={agreedLines}
        rowKey={(line) => `${line.position}`}
        columns={[
          { key: "title", label: "Milestone", head: true, cell: (line) => <Title line={line} /> },
          { key: "state", label: "State", cell: (line) => <State line={line} /> },
          {
            key: "next",
            label: "Next",
            cell: (line) => <Next line={line} page={page} now={now} />,
          },
          {
            key: "held",
            label: "Held",
            kind: "money",
            cell: (line) => <Amount of={money(line.heldMicros, order.currency)} />,
          },
          {
            key: "price",
            label: "Price",
            kind: "money",
            cell: (line) => <Price line={line} page={page} />,
          },
        ]}
      />
      {agreedLines.some(({ scope }) => scope !== "") && (
        <details className="fold">
          <summary>What belongs to each milestone</summary>
          {agreedLines
            .filter(({ scope }) => scope !== "")
            .map((line) => (
              <p key={line.position} className="prose mt-3 whitespace-pre-line break-words">
                <strong>{line.title}</strong>
                {`\n${line.scope}`}
              </p>
            ))}
        </details>
      )}
    </Section>
  );
}
