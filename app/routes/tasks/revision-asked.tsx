/** What the buyer wants changed, above the deliveries, while the revision is being made. */
import type { TaskPage } from "#app/domain/tasks/task-page.ts";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";

export function RevisionAsked({ task, steps }: Pick<TaskPage, "task" | "steps">) {
  const moved = steps.findLast(
    ({ transition }) => transition === "revise" || transition === "deliver",
  );
  if (task.state !== "started" || moved?.transition !== "revise" || moved.note === "") return null;
  return (
    <Section title="What should change">
      <p className="small soft">
        {task.buyer.name}, <When at={moved.at} />
      </p>
      <p className="prose whitespace-pre-line">{moved.note}</p>
    </Section>
  );
}
