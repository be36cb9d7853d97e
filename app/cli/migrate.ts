/** `npm run migrate`: brings the database up to date. */
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export function main(): Promise<number> {
  return withDatabase(async () => {
    say("The database is up to date.");
    return 0;
  });
}
