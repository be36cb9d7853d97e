/** The step that ends an account: nothing signs in or is sold any more, and what described the person is gone. */
import type { Tx } from "#app/domain/commands/command.ts";
import { endOffersOf } from "#app/domain/agreements/expire-offers.ts";
import { forgetSavedOf } from "#app/domain/catalog/saved/forget-saved.ts";
import { pauseGigs } from "#app/domain/catalog/withdraw-gigs.ts";
import { dropPicture } from "#app/domain/files/stored-pictures.ts";
import { emptyShownOf } from "#app/domain/files/shown/add-shown.ts";
import { retireMethods } from "#app/domain/payouts/retire-methods.ts";
import { endAccess } from "#app/domain/security/end-access.ts";
import { forgetTimesOff } from "#app/domain/people/time-off/set-time-off.ts";
import { emptyPerson } from "#app/domain/people/closed-person.ts";
import { endPortfolioOf } from "#app/domain/tasks/portfolio/withdraw-portfolio.ts";
import { removeEndpoints } from "#app/domain/webhooks/remove-endpoints.ts";

/** Returns the name and the address the account had. */
export async function endAccount(
  tx: Tx,
  userId: string,
): Promise<{ name: string; email: string | null }> {
  await endOffersOf(tx, userId);
  await pauseGigs(tx, userId);
  await forgetSavedOf(tx, userId);
  await endAccess(tx, userId);
  await retireMethods(tx, userId);
  // The daily sweep deletes the bytes.
  await dropPicture(tx, userId);
  await endPortfolioOf(tx, userId);
  await emptyShownOf(tx, { ownerId: userId });
  await removeEndpoints(tx, userId);
  await forgetTimesOff(tx, userId);
  // The bytes, which no row names any more, are deleted within a day.
  return emptyPerson(tx, userId);
}
