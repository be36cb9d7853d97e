/** The page to open a dispute over a task: the reason, a statement in one's own words, files as evidence. */
import { disputableTask } from "#app/domain/disputes/disputable-task.ts";
import { reasonsFor } from "#app/domain/disputes/dispute-reasons.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { MAX_STATEMENT } from "#app/domain/disputes/statement-body.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { money } from "#app/domain/kernel/money.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { seenVersion } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { runFileAction, withFormFiles } from "#app/routes/files/form-files.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/open";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "disputes.open");
  return runLoader(async () => {
    const task = await disputableTask(actor, params.id);
    return { task, reasons: reasonsFor(task.side), key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "disputes.open");
  return runFileAction(request, actor, async (form) => {
    const { answer } = await withFormFiles(actor, form, (files) =>
      openDispute(actor, {
        taskId: params.id,
        ...seenVersion(form),
        reason: form.text("reason"),
        statement: form.text("statement"),
        files,
        key: form.key(),
      }),
    );
    return redirectWithFlash(`/disputes/${answer.disputeId}`, {
      kind: "success",
      text: "The dispute is open. The money stays held until it is settled.",
    });
  });
}

type Loaded = Route.ComponentProps["loaderData"];
type Task = Loaded["task"];

function WhatHappens({ task }: { task: Task }) {
  return (
    <aside className="stack sticky-aside">
      <Notice title="What happens when you open it">
        <ul className="prose small list-disc pl-4">
          <li>
            <Amount of={money(task.heldMicros, task.currency)} /> stays held. It is no longer
            accepted or given back automatically.
          </li>
          <li>
            {task.otherName} has until <When at={task.answerDueAt} /> to answer. After that, or as
            soon as they answer, our staff read both sides and decide.
          </li>
          <li>Each of you can still give in at any time. A dispute costs nothing.</li>
        </ul>
      </Notice>
    </aside>
  );
}

function Impossible({ task }: { task: Task }) {
  return (
    <Notice kind="info" title="This task cannot be disputed now">
      {task.disputeId === null ? (
        <>
          A dispute can be opened while work is in progress or delivered.{" "}
          <a className="link" href={`/tasks/${task.id}`}>
            Back to the task
          </a>
        </>
      ) : (
        <>
          There is already a dispute about it.{" "}
          <a className="link" href={`/disputes/${task.disputeId}`}>
            Go to the dispute
          </a>
        </>
      )}
    </Notice>
  );
}

function OpenForm({ loaded, refused }: { loaded: Loaded; refused: Refused | null }) {
  const { task, reasons, key } = loaded;
  const values = refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, key)}
      version={task.version}
      files
      label="Open a dispute"
    >
      <RadioCards
        name="reason"
        label="What is wrong?"
        options={reasons.map(({ code, label, evidence }) => ({
          value: code,
          label,
          detail: evidence,
        }))}
        value={values["reason"]}
        error={problems["reason"]}
      />
      <TextArea
        name="statement"
        label="What happened?"
        hint={`${task.otherName} and staff read this. Say what was ordered, what you got or did, and what you think is fair.`}
        rows={8}
        maxLength={MAX_STATEMENT}
        value={values["statement"]}
        error={problems["statement"]}
      />
      <FileField
        name="files"
        label="Evidence"
        hint="Screenshots, documents, drafts. Both sides and staff can read them."
        multiple
        optional
        kept={refused?.kept}
        error={problems["files"]}
      />
      <div className="btn-row">
        <Submit>Open the dispute</Submit>
        <ButtonLink href={`/tasks/${task.id}`} kind="plain">
          Keep talking instead
        </ButtonLink>
      </div>
    </CommandForm>
  );
}

export default function OpenDisputePage({ loaderData, actionData }: Route.ComponentProps) {
  const { task } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`Open a dispute · ${task.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="No dispute was opened." />
      <PageHeader
        title="Open a dispute"
        lead={task.title}
        breadcrumb={[
          { label: "Orders", href: "/orders" },
          { label: task.title, href: `/tasks/${task.id}` },
        ]}
      />
      {task.may ? (
        <div className="with-aside">
          <OpenForm loaded={loaderData} refused={refused} />
          <WhatHappens task={task} />
        </div>
      ) : (
        <Impossible task={task} />
      )}
    </>
  );
}
