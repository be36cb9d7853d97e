/** The first message to a person, from a gig, a seller's page or an order; where two people have a thread already, it continues. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newMessage } from "#app/domain/messages/new-message.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { ownPage } from "#app/http/own-page.ts";
import { ownPath } from "#app/http/next-path.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { dropKept, keepMessage, keptMessage } from "./kept-message.ts";
import { MessageForm } from "./message-form.tsx";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { NoReach } from "./no-reach.tsx";
import { sentMessage } from "./sent-message.ts";
import { redirect } from "react-router";
import type { Route } from "./+types/new-message";

const askedOf = (url: URL) => ({
  to: url.searchParams.get("to") ?? "",
  gigId: url.searchParams.get("gig") ?? undefined,
  orderId: url.searchParams.get("order") ?? undefined,
});

export function loader({ request, context, url }: Route.LoaderArgs) {
  const { actor, handle } = admit(context, url, "messages.send");
  return runLoader(async () => {
    const asked = askedOf(url);
    // The link stands on pages that are the same for everybody, so on one's own as well.
    if (asked.to.toLowerCase() === handle) throw ownPage(handle);
    const page = await newMessage(actor, asked);
    const kept = await keptMessage(request, asked.to);
    return { ...page, mostFiles: env.uploadMaxFiles, kept, key: newFormKey() };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "messages.keep_draft");
  const addressee = askedOf(url).to;
  if (signedIn === null)
    return runAction(request, (form) => keepMessage({ request, context, url, addressee }, form));
  const back = url.searchParams.get("back");
  return runFileAction(request, signedIn.actor, async (form) => {
    const { threadId } = await sentMessage(signedIn.actor, addressee, form);
    await dropKept(request, addressee);
    if (back === null) return redirect(`/messages/${threadId}#newest`, 303);
    const text = "Your message was sent.";
    return redirectWithFlash(`${ownPath(back)}#messages`, { kind: "success", text });
  });
}

export default function NewMessage({ loaderData, actionData }: Route.ComponentProps) {
  const { partner, reach, about, threadId, mostFiles, kept, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`Write to ${partner.name} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title={`Write to ${partner.name}`}
        lead={about === null ? undefined : `About “${about.title}”`}
        above={<Portrait of={partner} />}
        breadcrumb={[{ label: "Messages", href: "/messages" }]}
      />
      <div className="stack">
        {threadId === null ? null : (
          <p>
            <a className="link" href={`/messages/${threadId}#newest`}>
              See what you wrote to each other before
            </a>
          </p>
        )}
        {reach === "reachable" || refused !== null ? (
          <MessageForm
            to={partner.name}
            commandKey={key}
            refused={refused}
            hidden={about === null ? {} : { [about.kind]: about.id }}
            mostFiles={mostFiles}
            kept={kept}
          />
        ) : (
          <NoReach reach={reach} partner={partner}>
            {reach === "blocked"
              ? null
              : partner.state === "unclaimed"
                ? "This freelancer has not joined Farthing yet."
                : "You cannot write to this person now."}
          </NoReach>
        )}
      </div>
    </>
  );
}
