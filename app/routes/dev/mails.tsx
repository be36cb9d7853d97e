/** The mails this machine sent, newest first; only in development. */
import { data } from "react-router";
import { sentMails } from "#app/gateways/mail/read-folder.ts";
import { mayReadMails } from "#app/http/mails-shown.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/mails";

export async function loader({ request }: Route.LoaderArgs) {
  if (!mayReadMails(request))
    throw data(
      { code: "not_found", sentence: "There is nothing at this address." },
      { status: 404 },
    );
  return { mails: await sentMails() };
}

export default function Mails({ loaderData: { mails } }: Route.ComponentProps) {
  return (
    <>
      <title>Sent mails · Farthing</title>
      <meta name="robots" content="noindex" />
      <PageHeader
        title="Sent mails"
        lead="Mails go to a folder of this machine. Only this machine can open this page."
      />
      {mails.length === 0 ? (
        <EmptyState title="No mail yet">
          Place an order or open an account, and its mails are listed here.
        </EmptyState>
      ) : (
        <ol className="told-list" aria-label="Sent mails, newest first">
          {mails.map(({ id, subject, to, sentAt }) => (
            <li key={id} className="told">
              <div className="told-text">
                <h2 className="told-title linked">
                  <a href={`/dev/mail/${id}`}>{subject}</a>
                </h2>
                <p className="small soft">
                  {to} · <When at={sentAt} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
