/** Operations on the people whom the caller has blocked. */
import { z } from "zod";
import { blockPerson, unblockPerson } from "#app/domain/people/blocks/block-person.ts";
import { ownBlocks } from "#app/domain/people/blocks/own-blocks.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const BLOCKS: Operation[] = [
  defineRead({
    id: "blocks.list",
    method: "GET",
    path: "/me/blocks",
    summary: "List the people you have blocked, newest first, 50 at a time",
    scopes: ["read", "account"],
    query: z.strictObject({ cursor: id("block").optional() }),
    answer: page(
      model("BlockedPerson", {
        id: id("user"),
        handle: z.string(),
        name: z.string(),
        since: moment,
      }),
    ),
    refusals: [],
    async run({ actor, query }) {
      const { people, next } = await ownBlocks(actor, query.cursor ?? null);
      return { items: people, next };
    },
  }),
  defineVerb({
    id: "people.block",
    command: "people.block",
    method: "POST",
    path: "/me/blocks",
    summary:
      "Block a person: neither can write to the other or order from the other, and they are not told",
    scopes: ["account"],
    body: z.strictObject({ user_id: id("user") }),
    answer: z.object({ user_id: id("user") }),
    refusals: ["not_found", "own_account"],
    run: ({ actor, body, key }) => blockPerson(actor, { userId: body.user_id, key }),
  }),
  defineVerb({
    id: "people.unblock",
    command: "people.unblock",
    method: "DELETE",
    path: "/me/blocks/{id}",
    summary: "Take a block back; the id is the person's",
    scopes: ["account"],
    params: z.object({ id: id("user") }),
    answer: z.object({ user_id: id("user") }),
    refusals: ["not_found"],
    run: ({ actor, params, key }) => unblockPerson(actor, { userId: params.id, key }),
  }),
];
