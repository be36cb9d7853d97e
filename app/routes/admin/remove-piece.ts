/** Reads the form with which staff remove a picture of a portfolio, and does it. */
import { z } from "zod";
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import type { SentForm } from "#app/http/form.ts";
import { takeDownPiece } from "#app/routes/tasks/portfolio/change-portfolio.ts";

const REMOVE = z.object({
  piece: z.string().min(1, "Choose the picture."),
  why: sentText(TAKE_DOWN_REASON),
});

/** Returns what the page says afterwards. */
export async function removePiece(actor: UserActor, form: SentForm): Promise<string> {
  const { piece: pieceId, why: reason } = form.parse(REMOVE);
  await takeDownPiece(actor, { pieceId, reason, key: form.key() });
  return "The picture is removed. Its freelancer reads the reason.";
}
