/** Where a sign-in leads: to the page the person wanted, or first to the one that asks for the e-mail address to be verified. */
import { addressNeeds } from "#app/domain/people/addresses/address-needs.ts";

export const EMAIL_PAGE = "/settings/email";

/** The page that asks, with the way on to `next`. */
export function askPath(next: string): string {
  return `${EMAIL_PAGE}?${new URLSearchParams({ next }).toString()}`;
}

export async function afterSignIn(userId: string, next: string): Promise<string> {
  return (await addressNeeds(userId)) ? askPath(next) : next;
}
