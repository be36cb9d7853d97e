/** `npm run migrate`: brings the database up to date. `withDatabase` applies the migrations when it opens the database. */
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export function main(): Promise<number> {
  return withDatabase(async () => {
    say("The database is up to date.");
    return 0;
  });
}
