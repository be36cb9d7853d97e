/** Limits for mails with links: per address and per place, the same for addresses with and without an account. */
import { countTry, placeOf } from "#app/domain/security/attempts.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";

/** Counts a mail before it is written. Refuses `too_many_attempts`, and says what to do meanwhile. */
export async function countLink(email: string, place: string | undefined): Promise<void> {
  try {
    if (place !== undefined && place !== "") await countTry("links_from_place", placeOf(place));
    await countTry("links_to_address", email.trim().toLowerCase());
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== "too_many_attempts") throw problem;
    const minutes = Math.ceil(Number(problem.facts["retry_after_seconds"]) / 60);
    throw new Refusal("too_many_attempts", {
      facts: problem.facts,
      sentence: `We have mailed several links in the last hour, so please wait ${minutes} ${minutes === 1 ? "minute" : "minutes"} before you ask for another. If none arrived, look into the folder for spam, or write to ${env.supportMail}.`,
    });
  }
}

/** False when the address or the place has had its mails; for a form that goes on without one. */
export async function mayMailLink(email: string, place: string | undefined): Promise<boolean> {
  try {
    await countLink(email, place);
    return true;
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "too_many_attempts") return false;
    throw problem;
  }
}
