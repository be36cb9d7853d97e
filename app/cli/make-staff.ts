/** `npm run make-staff`: makes a person staff, or a plain member again. */
import { setRole } from "#app/domain/people/decide.ts";
import { findByName } from "#app/domain/people/people.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

const USAGE =
  "Usage: npm run make-staff -- E-MAIL|@HANDLE [reason]\n" +
  "To make a member of staff a plain member again: npm run make-staff -- --end E-MAIL|@HANDLE [reason]";

export function main(args: string[]): Promise<number> {
  const end = args[0] === "--end";
  const [name, ...words] = end ? args.slice(1) : args;
  if (name === undefined || !name.includes("@")) throw new OperatorProblem(USAGE);
  const reason = words.join(" ").trim() || "Decided by the operator of this site.";
  return withDatabase(async () => {
    const person = await findByName(name);
    if (person === null)
      throw new OperatorProblem(
        `There is no account with the e-mail or handle ${name}. The person opens one first, at ${env.publicOrigin}/sign-up, and verifies the e-mail; before that, name the account by its @handle`,
      );
    const role = end ? "member" : "staff";
    await setRole(OPERATOR, { userId: person.id, role, reason, key: newFormKey() });
    say(
      end
        ? `${person.name} (@${person.handle}) is a plain member now.`
        : `${person.name} (@${person.handle}) is staff now: ${env.publicOrigin}/admin\n` +
            "Staff pages open with a second step only: the first visit asks for an authenticator app or a passkey.",
    );
    return 0;
  });
}
