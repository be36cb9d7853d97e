/** Sends the whole statement as CSV. */
import { allLines, statementCsv } from "#app/domain/ledger/statement-file.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/statement-csv";

export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { actor } = admit(context, url, "wallet.statement");
  return new Response(statementCsv(await allLines(actor.id)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="farthing-statement.csv"',
    },
  });
}
