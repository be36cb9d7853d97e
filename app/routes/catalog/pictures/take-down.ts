/** Reads the form with which staff remove a picture of a gig, and does it. */
import { z } from "zod";
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import type { SentForm } from "#app/http/form.ts";
import { takeDownPictureOf } from "./change-pictures.ts";

const TAKE_DOWN = z.object({
  picture: z.string().min(1, "Choose the picture."),
  why: sentText(TAKE_DOWN_REASON),
});

export async function takeDown(actor: UserActor, gigId: string, form: SentForm) {
  const { picture: pictureId, why: reason } = form.parse(TAKE_DOWN);
  await takeDownPictureOf(actor, { gigId, pictureId, reason, key: form.key() });
  const text = "The picture is removed. Its freelancer reads the reason.";
  return redirectWithFlash(`/gigs/${gigId}`, { kind: "success", text });
}
