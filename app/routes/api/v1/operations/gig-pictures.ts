/** Operations on the pictures of a freelancer's own gig, and one to download any picture that may be seen. */
import { z } from "zod";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { describePicture, movePicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { ownPictures, removedByStaff } from "#app/domain/catalog/pictures/own-pictures.ts";
import { ALT_MAX, PICTURES_PER_GIG } from "#app/domain/catalog/pictures/picture-rules.ts";
import { readShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { SHOWN_NAME } from "#app/domain/files/shown/shown-picture.ts";
import { whyRefused } from "#app/domain/files/shown/why-refused.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import { shownLinks, shownPicture } from "#app/routes/api/v1/shown-links.ts";
import { answerShown } from "#app/routes/catalog/pictures/answer-shown.ts";
import { dropPictureOf, sendPicture } from "#app/routes/catalog/pictures/change-pictures.ts";
import { gigParams } from "./gigs.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const alt = sentText({ max: ALT_MAX, min: 1, lines: "one" });
const picture = z.object({ picture_id: id("shownPicture") });
const pictureParams = gigParams.extend({ picture_id: id("shownPicture") });
const position = z.int().min(1).max(PICTURES_PER_GIG);
const path = "/my/gigs/{id}/pictures/{picture_id}";

export const GIG_PICTURES: Operation[] = [
  defineRead({
    id: "my_gigs.pictures",
    method: "GET",
    path: "/my/gigs/{id}/pictures",
    summary: "List the pictures of one of your gigs in their order, with those that are not ready",
    scopes: ["read", "selling"],
    params: gigParams,
    answer: page(
      model("GigPicture", {
        id: id("shownPicture"),
        state: z.enum(["waiting", "ready", "refused"]),
        alt: z.string(),
        refusal: z.string().nullable().meta({ description: "Why it cannot be shown." }),
        shown: shownPicture.nullable(),
      }),
    ).extend({
      removed_by_staff: z
        .array(
          z.object({ id: id("shownPicture"), alt: z.string(), reason: z.string(), at: moment }),
        )
        .meta({ description: "The last pictures that staff removed, with their reasons." }),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const gig = await draftToEdit(actor, params.id);
      const items = (await ownPictures(actor, gig.id)).map(({ refusal, shown, ...own }) => ({
        ...own,
        refusal: refusal === null ? null : whyRefused(refusal),
        shown: shown === null ? null : shownLinks(shown),
      }));
      return { items, next: null, removedByStaff: await removedByStaff(actor, gig.id) };
    },
  }),
  defineVerb({
    id: "my_gigs.add_picture",
    command: "catalog.add_picture",
    method: "POST",
    path: "/my/gigs/{id}/pictures",
    summary: "Add a picture to a gig, as one file; its sizes are made in the background",
    scopes: ["selling"],
    params: gigParams,
    body: z.strictObject({ alt }),
    files: true,
    status: 201,
    answer: picture,
    refusals: [
      "not_found",
      "picture_missing",
      "picture_unreadable",
      "too_many_pictures",
      "too_many_files",
      "file_too_large",
      "file_empty",
      "too_many_attempts",
    ],
    run: ({ actor, params, body, files, key }) =>
      sendPicture(actor, { gigId: params.id, files, key, ...body }),
  }),
  defineVerb({
    id: "my_gigs.describe_picture",
    command: "catalog.describe_picture",
    method: "PUT",
    path,
    summary: "Say in other words what a picture shows",
    scopes: ["selling"],
    params: pictureParams,
    body: z.strictObject({ alt }),
    answer: picture.extend({ alt: z.string() }),
    refusals: ["not_found"],
    run: ({ actor, params, body, key }) =>
      describePicture(actor, { gigId: params.id, pictureId: params.picture_id, key, ...body }),
  }),
  defineVerb({
    id: "my_gigs.move_picture",
    command: "catalog.move_picture",
    method: "POST",
    path: `${path}/move`,
    summary: "Put a picture at another place; the first is the cover",
    scopes: ["selling"],
    params: pictureParams,
    body: z.strictObject({ to: position }),
    answer: picture.extend({ position }),
    refusals: ["not_found"],
    run: ({ actor, params, body, key }) =>
      movePicture(actor, { gigId: params.id, pictureId: params.picture_id, key, ...body }),
  }),
  defineVerb({
    id: "my_gigs.remove_picture",
    command: "catalog.remove_picture",
    method: "DELETE",
    path,
    summary: "Remove a picture with all of its sizes",
    scopes: ["selling"],
    params: pictureParams,
    answer: picture,
    refusals: ["not_found"],
    run: ({ actor, params, key }) =>
      dropPictureOf(actor, { gigId: params.id, pictureId: params.picture_id, key }),
  }),
  defineRead({
    id: "shown.read",
    method: "GET",
    path: "/shown/{id}/{name}",
    summary:
      "Download one size of a picture of a gig or a portfolio, by the address it is listed with",
    scopes: ["read"],
    params: z.object({ id: id("shownPicture"), name: z.string().regex(SHOWN_NAME) }),
    refusals: ["not_found"],
    run: async ({ actor, params }) => answerShown(await readShown(actor, params.id, params.name)),
  }),
];
