/** Operations on people's pictures: the caller's own, anybody's to look at, and staff's removal. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { CROPS } from "#app/domain/files/profile-picture.ts";
import { readPicture } from "#app/domain/people/profile/read-picture.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { picture, pictureLinks } from "#app/routes/api/v1/picture-links.ts";
import { id } from "#app/routes/api/v1/shapes.ts";
import { answerPicture } from "#app/routes/people/pictures/answer-picture.ts";
import {
  changePicture,
  dropOwnPicture,
  takePictureDown,
} from "#app/routes/people/pictures/change-picture.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const PICTURES: Operation[] = [
  defineVerb({
    id: "me.save_picture",
    command: "people.save_picture",
    method: "POST",
    path: "/me/picture",
    summary: "Send your picture as one file; it is cropped to a square and replaces the last one",
    scopes: ["account"],
    body: z.strictObject({
      crop: z.enum(CROPS).default("centre").meta({
        description: "The part that stays of a picture that is no square.",
      }),
    }),
    files: true,
    answer: z.object({ picture }),
    refusals: [
      "picture_missing",
      "picture_unreadable",
      "picture_too_large",
      "picture_too_small",
      "too_many_files",
      "file_too_large",
      "file_empty",
      "too_many_attempts",
    ],
    async run({ actor, body, files, key }) {
      const { answer, replayed } = await changePicture(actor, { ...body, files, key });
      return { answer: { picture: pictureLinks(answer.pictureId) }, replayed };
    },
  }),
  defineVerb({
    id: "me.remove_picture",
    command: "people.remove_picture",
    method: "DELETE",
    path: "/me/picture",
    summary: "Remove your picture; your initials are shown instead",
    scopes: ["account"],
    answer: z.object({ user_id: id("user") }),
    refusals: [],
    run: ({ actor, key }) => dropOwnPicture(actor, { key }),
  }),
  defineRead({
    id: "pictures.read",
    method: "GET",
    path: "/pictures/{id}",
    summary: "Download a person's picture",
    scopes: ["read"],
    params: z.object({ id: id("picture") }),
    query: z.strictObject({ size: z.enum(["small", "large"]).default("large") }),
    refusals: ["not_found"],
    run: async ({ params, query }) => answerPicture(await readPicture(params.id, query.size)),
  }),
  defineVerb({
    id: "staff.people.remove_picture",
    command: "people.take_down_picture",
    method: "POST",
    path: "/staff/people/{id}/remove-picture",
    summary: "Remove a person's picture; they read the reason",
    scopes: STAFF,
    params: z.object({ id: id("user") }),
    body: z.strictObject({ reason: sentText({ max: 500, min: 3, lines: "many" }) }),
    answer: z.object({ user_id: id("user"), reason: z.string() }),
    refusals: ["not_found", "own_account", "transition_refused"],
    run: ({ actor, params, body, key }) =>
      takePictureDown(actor, { userId: params.id, ...body, key }),
  }),
];
