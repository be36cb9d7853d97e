/** Warns a person that their password is known: it was right, and then too many wrong codes were tried for their second step. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";

/** At most two mails a day, however long the guessing goes on. */
const MAIL_EVERY_MS = 12 * 3_600_000;

/** Once in twelve hours; later calls do nothing. */
export async function warnOfCodes(userId: string): Promise<void> {
  const half = Math.floor(nowDate().getTime() / MAIL_EVERY_MS);
  // All visitors are one actor: an attacker who could guess the key could use it up, and no mail would go out.
  const key = `codes:${fingerprint(`codes ${userId} ${half}`)}`;
  const spec = { name: "security.warn_of_codes" as const, actor: VISITOR, key, input: { userId } };
  await command(spec, async (tx) => {
    await enqueue(tx, [{ name: "account.codes_guessed", subjectId: userId, payload: { userId } }]);
    return { userId };
  });
}
