/** Sends a statement as JSON, the period asked for or everything; amounts are decimal strings beside their currency. */
import { allLines, statementJson } from "#app/domain/ledger/statement-file.ts";
import { statementSummary } from "#app/domain/ledger/statement-summary.ts";
import { admit } from "#app/http/viewer.ts";
import { askedPeriod, statementFileName } from "./asked-period.ts";
import type { Route } from "./+types/statement-json";

export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { actor } = admit(context, url, "wallet.statement");
  const { period } = askedPeriod(url, "all");
  const [lines, { accounts }] = await Promise.all([
    allLines(actor.id, period),
    statementSummary(actor.id, period),
  ]);
  return Response.json(statementJson(lines, period, accounts), {
    headers: { "content-disposition": `inline; filename="${statementFileName(period, "json")}"` },
  });
}
