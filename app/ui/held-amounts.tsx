/** Every held amount with its next event: what, when, who can stop it, what silence does. */
import { money } from "#app/domain/kernel/money.ts";
import type { ClearingLine, HeldTask } from "#app/domain/payouts/held-amounts.ts";
import { TASK_LIFECYCLE } from "#app/domain/orders/task-lifecycle.ts";
import { cardMoneyAhead } from "./earnings-when.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Amount } from "./money.tsx";
import { Section } from "./section.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Table } from "./table.tsx";
import { Until, When } from "./when.tsx";

export interface HeldAmountsProps {
  tasks: HeldTask[];
  clearing: ClearingLine[];
  now: Date;
}

function Future({ task, now }: { task: HeldTask; now: Date }) {
  if (task.state === "being_made")
    return <>The rest of the order is made; then it is placed. You can call it off until then.</>;
  if (task.state === "going_back") return <>It goes back to your balance, a part at a time.</>;
  if (task.nextEvent === null || task.nextAt === null)
    return (
      <>{task.state === "disputed" ? "Frozen until the dispute is settled" : "A person decides"}</>
    );
  return (
    <>
      {TASK_LIFECYCLE[task.nextEvent].effect} This happens <Until at={task.nextAt} now={now} />,
      unless somebody acts before.
    </>
  );
}

/** What the freelancer must know before the release: card money is not available at once. */
function EarliestEarnings({ task, now }: { task: HeldTask; now: Date }) {
  const ahead = task.side === "freelancer" ? cardMoneyAhead(task, now) : null;
  if (ahead === null) return null;
  return (
    <>
      {" "}
      Earnings are available on <When at={ahead} /> at the earliest.
    </>
  );
}

function Clearing({ lines, now }: { lines: ClearingLine[]; now: Date }) {
  return (
    <Section
      title="Earnings clearing"
      wide
      note="Accepted and yours; they become available by themselves and nobody can stop it."
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
                <When at={line.clearsAt} /> (<Until at={line.clearsAt} now={now} />)
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
              When you order, or somebody orders from you, the price is held here, task by task.
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              label: "Task",
              head: true,
              cell: (task) => (
                <a className="link" href={task.href}>
                  {task.count > 1 ? `${task.count} × ${task.title}` : task.title}
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
                  <Future task={task} now={now} />
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
