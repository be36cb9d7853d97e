/** The remarks of an import as a CSV to download. */
import { importReport } from "#app/domain/catalog/import/import-page.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/import-report";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.imports.report");
  const report = await runLoader(() => importReport(actor, params.id));
  return new Response(report, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${params.id}-remarks.csv"`,
    },
  });
}
