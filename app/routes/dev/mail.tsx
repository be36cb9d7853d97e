/** One mail this machine sent: its headers and its text; its HTML has a page of its own. Only in development. */
import { data } from "react-router";
import { sentMail } from "#app/gateways/mail/read-folder.ts";
import { mayReadMails } from "#app/http/mails-shown.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import type { Route } from "./+types/mail";

export async function loader({ request, params }: Route.LoaderArgs) {
  const mail = mayReadMails(request) ? await sentMail(params.id) : null;
  if (mail === null)
    throw data(
      { code: "not_found", sentence: "There is nothing at this address." },
      { status: 404 },
    );
  return mail;
}

export default function Mail({ loaderData }: Route.ComponentProps) {
  const { id, subject, to, headers, text } = loaderData;
  return (
    <>
      <title>{`${subject} · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader
        title={subject}
        lead={`To ${to}`}
        breadcrumb={[{ label: "Sent mails", href: "/dev/mail" }]}
        actions={<ButtonLink href={`/dev/mail/${id}/html`}>Open the HTML part</ButtonLink>}
      />
      <Section title="Text part">
        <pre className="mail-source">{text}</pre>
      </Section>
      <Section title="Headers">
        <pre className="mail-source">{headers}</pre>
      </Section>
    </>
  );
}
