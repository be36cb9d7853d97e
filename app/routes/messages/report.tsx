/** The page to report a message: what is wrong with it, and what staff will read. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { LINES_AFTER, LINES_BEFORE } from "#app/domain/messages/reports/report-context.ts";
import { MAX_REPORT_NOTE, reportLine } from "#app/domain/messages/reports/report-line.ts";
import { REPORT_REASONS } from "#app/domain/messages/reports/report-reasons.ts";
import { reportableLine } from "#app/domain/messages/reports/reportable-line.ts";
import type { ReportableLine } from "#app/domain/messages/reports/reportable-line.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/report";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "messages.report");
  return runLoader(async () => ({
    line: await reportableLine(actor, params.id),
    maxNote: MAX_REPORT_NOTE,
    key: newFormKey(),
  }));
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "messages.report");
  return runAction(request, async (form) => {
    const { threadId } = await reportableLine(actor, params.id);
    await reportLine(actor, {
      lineId: params.id,
      reason: form.text("reason"),
      note: form.text("note"),
      key: form.key(),
    });
    return redirectWithFlash(`/messages/${threadId}`, {
      kind: "success",
      text: "Thank you. Our staff read the message and tell you what they decide.",
    });
  });
}

export default function ReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { line } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Report a message · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was reported." />
      <PageHeader
        title="Report a message"
        lead={`${line.authorName} is not told that it was you.`}
        breadcrumb={[{ label: "Conversation", href: `/messages/${line.threadId}` }]}
      />
      <div className="stack">
        <Reported line={line} />
        {line.reported ? (
          <Notice title="You have reported this message">
            Our staff read it and tell you what they decide.
          </Notice>
        ) : (
          <ReportForm loaded={loaderData} refused={refused} />
        )}
        <p className="small soft">
          You do not want to hear from this person again?{" "}
          <a
            className="link"
            href={`/block?${new URLSearchParams({ who: line.authorHandle }).toString()}`}
          >
            Block @{line.authorHandle}
          </a>
        </p>
      </div>
    </>
  );
}

function Reported({ line }: { line: ReportableLine }) {
  return (
    <Section title="The message">
      <div className="message">
        <p className="small soft">
          <strong>{line.authorName}</strong> · <When at={line.at} />
        </p>
        <p className="mt-1 whitespace-pre-line break-words">{line.body}</p>
      </div>
    </Section>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function ReportForm({ loaded, refused }: { loaded: Loaded; refused: Refused | null }) {
  const { line, key, maxNote } = loaded;
  const values = refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm commandKey={formKeyAgain(refused, key)} label="Report a message">
      <RadioCards
        name="reason"
        label="What is wrong with it?"
        options={Object.entries(REPORT_REASONS).map(([value, words]) => ({ value, ...words }))}
        value={values["reason"]}
        error={problems["reason"]}
      />
      <TextArea
        name="note"
        label="Anything that staff should know"
        hint={`Staff read this message, up to ${LINES_BEFORE} before it and ${LINES_AFTER} after it, and nothing else of your conversation.`}
        rows={4}
        maxLength={maxNote}
        optional
        value={values["note"]}
        error={problems["note"]}
      />
      <div className="btn-row">
        <Submit>Report the message</Submit>
        <ButtonLink href={`/messages/${line.threadId}`} kind="plain">
          Back to the conversation
        </ButtonLink>
      </div>
    </CommandForm>
  );
}
