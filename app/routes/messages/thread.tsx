/** One conversation: everything two people wrote to each other, with their orders and disputes between. */
import { dealsOf } from "#app/domain/agreements/deals.ts";
import type { Deals } from "#app/domain/agreements/deals.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { archiveThread, muteThread } from "#app/domain/messages/thread-marks.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { readThread } from "#app/domain/notifications/read-thread.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { LIVE_TOPICS } from "#app/ui/live/live-topics.ts";
import { LivePart } from "#app/ui/live/live-part.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { AwayUntil } from "#app/ui/work/seller-name.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { firstNewOf } from "./first-new.ts";
import { dropKept, keepMessage, keptMessage } from "./kept-message.ts";
import { LineList } from "./line-list.tsx";
import { MessageForm } from "./message-form.tsx";
import { NoReach } from "./no-reach.tsx";
import { sentMessage } from "./sent-message.ts";
import { ThreadActions } from "./thread-actions.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/thread";

export function loader({ request, context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "messages.read");
  const before = url.searchParams.get("before");
  return runLoader(async () => {
    const thread = await threadPage(actor, params.id, before);
    const deals = await dealsOf(actor, thread.lines);
    const firstNew = firstNewOf(thread, actor.id);
    if (before === null && thread.unread > 0 && isShown(request))
      await readThread(actor, thread.id, thread.newestId);
    const mostFiles = env.uploadMaxFiles;
    const kept = await keptMessage(request, thread.id);
    const shown = { thread, deals, firstNew, before, viewerId: actor.id };
    return { ...shown, mostFiles, kept, key: newFormKey() };
  });
}

/** A page that a browser loads ahead is not read by anybody yet. */
function isShown({ method, headers }: Request): boolean {
  return method === "GET" && !(headers.get("sec-purpose") ?? "").includes("prefetch");
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "messages.keep_draft");
  const { id } = params;
  if (signedIn === null)
    return runAction(request, (form) =>
      keepMessage({ request, context, url, addressee: id }, form),
    );
  const { actor } = signedIn;
  const here = `/messages/${id}`;
  const told = async (done: Promise<void>, path: string, text: string) => {
    await done;
    return redirectWithFlash(path, { kind: "success", text });
  };
  return runFileAction(request, actor, (form) =>
    doPressed<Response>(form, {
      send: async () => {
        await sentMessage(actor, id, form);
        await dropKept(request, id);
        return redirect(`${here}#newest`, 303);
      },
      archive: () =>
        told(archiveThread(actor, id, true), "/messages", "The conversation is in the archive."),
      unarchive: () =>
        told(archiveThread(actor, id, false), here, "The conversation is back in your list."),
      mute: () => told(muteThread(actor, id, true), here, "This conversation is muted."),
      unmute: () => told(muteThread(actor, id, false), here, "You get notices again."),
    }),
  );
}

export default function Thread({ loaderData, actionData }: Route.ComponentProps) {
  const { thread, deals, firstNew, before, viewerId, mostFiles, kept, key } = loaderData;
  const { id, partner, reach, lines, older } = thread;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`${partner.name} · Messages · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title={partner.name}
        above={<Portrait of={partner} />}
        breadcrumb={[{ label: "Messages", href: "/messages" }]}
        lead={
          partner.hasPage ? (
            <>
              <a className="link" href={`/sellers/${encodeURIComponent(partner.handle)}`}>
                See {partner.name}’s page
              </a>
              <AwayUntil at={thread.partnerAwayUntil} />
            </>
          ) : undefined
        }
      />
      <div className="stack thread">
        {older === null ? null : (
          <p>
            <ButtonLink href={`/messages/${id}?before=${older}#newest`}>Older messages</ButtonLink>
          </p>
        )}
        <LivePart
          name="lines"
          on={before === null ? [id, ...LIVE_TOPICS.agreements] : subjectsOf(deals)}
        >
          <LineList {...{ lines, deals, viewerId, partner, firstNew }} />
        </LivePart>
        {before === null ? null : (
          <p>
            <ButtonLink href={`/messages/${id}#newest`}>Newest messages</ButtonLink>
          </p>
        )}
        {reach === "reachable" || refused !== null ? (
          <MessageForm
            key={lines.at(-1)?.id}
            verb="send"
            to={partner.name}
            commandKey={key}
            refused={refused}
            mostFiles={mostFiles}
            kept={kept}
          />
        ) : (
          <NoReach reach={reach} partner={partner}>
            You can still read what you wrote to each other. Running orders continue as agreed.
          </NoReach>
        )}
        <ThreadActions thread={thread} reach={reach} />
      </div>
    </>
  );
}

/** A page of older lines has no new ones, but the state of its cards may change. */
function subjectsOf({ offers, changes }: Deals): string[] {
  return [...Object.keys(offers), ...Object.keys(changes)];
}
