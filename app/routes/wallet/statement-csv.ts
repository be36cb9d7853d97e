/** Sends a statement as CSV: the period asked for, else every line. */
import { allLines, statementCsv } from "#app/domain/ledger/statement-file.ts";
import { admit } from "#app/http/viewer.ts";
import { askedPeriod, statementFileName } from "./asked-period.ts";
import type { Route } from "./+types/statement-csv";

export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { actor } = admit(context, url, "wallet.statement");
  const { period } = askedPeriod(url, "all");
  return new Response(statementCsv(await allLines(actor.id, period)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${statementFileName(period, "csv")}"`,
    },
  });
}
