/** Sends the whole statement as JSON; amounts are decimal strings beside their currency. */
import { allLines, statementJson } from "#app/domain/ledger/statement-file.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/statement-json";

export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { actor } = admit(context, url, "wallet.statement");
  return Response.json(statementJson(await allLines(actor.id)));
}
