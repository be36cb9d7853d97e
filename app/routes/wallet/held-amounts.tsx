/** Every held amount with its next step, and the earnings that are clearing. */
import { money } from "#app/domain/kernel/money.ts";
import type { ClearingLine, HeldTask } from "#app/domain/earnings/held-amounts.ts";
import { cardMoneyAhead } from "#app/ui/money/earnings-when.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { HeldFuture } from "./held-future.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";

export interface HeldAmountsProps {
  tasks: HeldTask[];
  clearing: ClearingLine[];
  now: Date;
}

/** Tells the freelancer before the release that card money is not available at once. */
function EarliestEarnings({ task, now }: { task: HeldTask; now: Date }) {
  const ahead = task.side === "freelancer" ? cardMoneyAhead(task, now) : null;
  if (ahead === null) return null;
  return (
    <>
      {" "}
      You can withdraw these earnings from <When at={ahead} /> on, because the order was paid with a
      recent card payment.
    </>
  );
}

function Clearing({ lines, now }: { lines: ClearingLine[]; now: Date }) {
  return (
    <Section
      title="Earnings clearing"
      wide
      note="The work is accepted and the money is yours. It becomes available automatically. The buyer can no longer stop that."
    >
      <Table
        caption="Earnings that are clearing"
        rows={lines.map((line, index) => ({ ...line, key: `${index}` }))}
        rowKey={(line) => line.key}
        columns={[
          {
            key: "title",
            label: "Task",
            head: true,
            cell: (line) => (
              <a className="link" href={`/tasks/${line.taskId}`}>
                {line.title}
              </a>
            ),
          },
          {
            key: "at",
            label: "Available",
            cell: (line) => (
              <>
                <Deadline at={line.clearsAt} now={now} />
              </>
            ),
          },
          {
            key: "micros",
            label: "Amount",
            kind: "money",
            cell: (line) => <Amount of={money(line.micros, line.currency)} />,
          },
        ]}
      />
    </Section>
  );
}

export function HeldAmounts({ tasks, clearing, now }: HeldAmountsProps) {
  return (
    <>
      <Section title="Held in escrow" wide>
        <Table
          caption="Held amounts and what happens to them next"
          rows={tasks}
          rowKey={(task) => `${task.href} ${task.state} ${task.nextEvent} ${task.side}`}
          empty={
            <EmptyState title="Nothing is held">
              When you order, or a buyer orders from you, the price of each task is held here.
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              label: "Task",
              head: true,
              cell: (task) => (
                <a className="link" href={task.href}>
                  {task.count > 1
                    ? `${task.count.toLocaleString("en")} × ${task.title}`
                    : task.title}
                </a>
              ),
            },
            {
              key: "side",
              label: "You are",
              cell: (task) => (task.side === "buyer" ? "the buyer" : "the freelancer"),
            },
            {
              key: "state",
              label: "State",
              cell: (task) => <StateBadge of="order" state={task.state} />,
            },
            {
              key: "next",
              label: "What happens next",
              cell: (task) => (
                <>
                  <HeldFuture task={task} now={now} />
                  <EarliestEarnings task={task} now={now} />
                </>
              ),
            },
            {
              key: "held",
              label: "Held",
              kind: "money",
              cell: (task) => <Amount of={money(task.heldMicros, task.currency)} />,
            },
          ]}
        />
      </Section>
      {clearing.length === 0 ? null : <Clearing lines={clearing} now={now} />}
    </>
  );
}
