/** The HTML part of a mail this machine sent, as a mail program shows it: without scripts and without an origin. */
import { data } from "react-router";
import { sentMail } from "#app/gateways/mail/read-folder.ts";
import { mayReadMails } from "#app/http/mails-shown.ts";
import type { Route } from "./+types/mail-html";

export async function loader({ request, params }: Route.LoaderArgs) {
  const mail = mayReadMails(request) ? await sentMail(params.id) : null;
  if (mail === null)
    throw data(
      { code: "not_found", sentence: "There is nothing at this address." },
      { status: 404 },
    );
  return new Response(mail.html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      // Links open in the same window; everything but the mail's own styles is refused.
      "content-security-policy":
        "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'",
      "cache-control": "no-store",
    },
  });
}
