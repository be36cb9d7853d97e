/** The page behind the link in a mail: opening it changes nothing, its button stops the mails of a group. It needs no session. */
import { unsubscribe, unsubscribing } from "#app/domain/notifications/unsubscribe.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import type { Route } from "./+types/unsubscribe";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "notifications.unsubscribe");
  return runLoader(async () => {
    const { titles, stopped } = await unsubscribing(url.searchParams);
    return { titles, stopped };
  });
}

/**
 * Also answers the mail program's own POST (RFC 8058), which has no session, no key and no page of ours behind it: the signature in the
 * address is all it needs. It answers with the page, because mail programs follow no redirect.
 */
export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "notifications.unsubscribe");
  return runAction(request, async () => {
    await unsubscribe(url.searchParams);
    return null;
  });
}

export default function Unsubscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { titles, stopped } = loaderData;
  const named = titles.map((title) => `“${title}”`).join(" and ");
  return (
    <>
      <title>Stop mails · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was changed." />
      <PageHeader
        title={stopped ? "These mails are stopped" : `Stop mails about ${named}`}
        lead={stopped ? undefined : "You do not have to sign in for this."}
      />
      {stopped ? (
        <p className="prose">
          We send you no more mails about {named}. You still find these notices on your page. If you
          want the mails again, or only one a day, choose it under{" "}
          <a className="link" href="/settings/notifications">
            Notices and mail
          </a>
          .
        </p>
      ) : (
        <div className="stack">
          <p className="prose">
            We then send you no more mails about {named}. You still find these notices on your page.
            Mails about the security of your account and about money out are not affected.
          </p>
          <CommandForm label="Stop these mails">
            <div>
              <Submit>Stop these mails</Submit>
            </div>
          </CommandForm>
          <p className="small soft">
            Rather have them once a day in one mail?{" "}
            <a className="link" href="/settings/notifications">
              Choose your mails
            </a>
          </p>
        </div>
      )}
    </>
  );
}
