/** Every line of an invitation list as a CSV to download. */
import { invitationReport } from "#app/domain/people/invitations/invitation-pages.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/invitation-report";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.invitations.report");
  const report = await runLoader(() => invitationReport(actor, params.id));
  return new Response(report, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${params.id}-invitations.csv"`,
    },
  });
}
