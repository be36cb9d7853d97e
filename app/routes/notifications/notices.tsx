/** The list of one's own notices, newest first, unread ones marked. */
import { redirect } from "react-router";
import { z } from "zod";
import { runAction, runLoader } from "#app/http/answer.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { admit } from "#app/http/viewer.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { markAllRead, markRead, noticesPage } from "#app/domain/notifications/notices-page.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { NoticeLine } from "#app/domain/notifications/notices-page.ts";
import type { Route } from "./+types/notices";

export async function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "notices.list");
  const before = url.searchParams.get("before");
  return runLoader(() => {
    if (before !== null && !isId("notice", before)) refuse("not_found");
    return noticesPage(actor, before);
  });
}

const READ = z.object({ notice: z.string() });
const READ_ALL = z.object({ newest: z.string() });

export async function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "notices.mark_read");
  return runAction(request, async (form) => {
    const button = pressedButton(form, ["read", "read_all"]);
    if (button === "read") await markRead(actor, form.parse(READ).notice);
    else await markAllRead(actor, form.parse(READ_ALL).newest);
    return redirect(`${url.pathname}${url.search}`, 303);
  });
}

export default function Notices({ loaderData, actionData }: Route.ComponentProps) {
  const { notices, unread, older } = loaderData;
  const [newest] = notices;
  return (
    <>
      <title>Notices · Farthing</title>
      {actionData && (
        <ErrorSummary
          errors={[{ sentence: actionData.refusal.sentence }]}
          notDone="Nothing was marked."
        />
      )}
      <LivePart name="notices" on={LIVE_TOPICS.everything}>
        <PageHeader title="Notices" lead={lead(unread)} actions={markAll(unread, newest)} />
        {notices.length === 0 ? (
          <EmptyState
            title="Nothing yet"
            action={<ButtonLink href="/gigs">Browse gigs</ButtonLink>}
          >
            News about your orders, payments and disputes appears here.
          </EmptyState>
        ) : (
          <ol className="told-list" aria-label="Notices, newest first">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} />
            ))}
          </ol>
        )}
        <Pagination
          label="Notices"
          next={older === null ? undefined : `/notices?before=${older}`}
        />
      </LivePart>
    </>
  );
}

const MANY = 100;

function lead(unread: number): string {
  if (unread === 0) return "You have read everything.";
  return unread >= MANY ? `${MANY} or more are unread.` : `${unread} unread.`;
}

function markAll(unread: number, newest: NoticeLine | undefined) {
  if (unread === 0 || newest === undefined) return undefined;
  return (
    <CommandForm verb="read_all" hidden={{ newest: newest.id }} inline>
      <Submit kind="quiet">Mark all as read</Submit>
    </CommandForm>
  );
}

function NoticeItem({ notice }: { notice: NoticeLine }) {
  const heading = `notice-${notice.id}`;
  return (
    <li className={notice.read ? "told" : "told told-new"}>
      <article aria-labelledby={heading} className="told-text">
        <h2 id={heading} className="told-title linked">
          {notice.read ? null : <span className="tag">New</span>}{" "}
          <a href={notice.link}>{notice.title}</a>
        </h2>
        <p>{notice.body}</p>
        <div className="cluster small soft">
          <When at={notice.at} />
          {notice.notMe === null ? null : (
            <a className="link" href={notice.notMe}>
              This was not me
            </a>
          )}
          {notice.read ? null : (
            <CommandForm verb="read" hidden={{ notice: notice.id }} inline>
              <Submit kind="plain">Mark this as read</Submit>
            </CommandForm>
          )}
        </div>
      </article>
    </li>
  );
}
