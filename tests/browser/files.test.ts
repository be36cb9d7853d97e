/** A file's address: a download for the parties, not found for all others. */
import { beforeAll, expect, test } from "vitest";
import { attach } from "#app/domain/files/attach.ts";
import { cleanUpload } from "#app/gateways/pictures/clean-upload.ts";
import { filesOf } from "#app/domain/files/read-files.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { useSite } from "#tests/kit/browser.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { signInBrowser } from "#tests/kit/members.ts";
import { SAMPLES, upload } from "#tests/kit/sample-files.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Cast } from "#tests/kit/cast.ts";

const site = useSite();

let people: Cast;
let image = "";
let text = "";
const WORDS = "Seven copper coins. ".repeat(500);

beforeAll(async () => {
  people = await cast();
  const { ada, lin } = people;
  await enrich(ada, 1_000_000n);
  const { taskIds } = await order(ada, lin, { priceMicros: 1_000_000n });
  const [taskId = ""] = taskIds;
  const spec = { name: "test.attach" as const, actor: lin, key: newFormKey(), input: {} };
  await withUploads(
    { by: lin, files: [upload("Münze.png", SAMPLES.png), upload("words.txt", WORDS)] },
    (files) =>
      command(spec, async (tx) => {
        await attach(tx, { ownerId: lin.id, subjectId: "sub_1", taskId }, files);
        return {};
      }),
  );
  const [one, two] = await filesOf(["sub_1"]);
  image = one?.id ?? "";
  text = two?.id ?? "";
});

async function readAs(actor: UserActor | null, id: string) {
  const { context } = await site.visit();
  if (actor !== null) await signInBrowser(context, site.origin, actor);
  return context.request.get(`/files/${id}`, { maxRedirects: 0 });
}

test("the parties and staff get a file's bytes as an attachment that can run nothing", async () => {
  const sent = { name: "Münze.png", mediaType: "image/png", bytes: SAMPLES.png, senderId: "lin" };
  const { bytes: kept } = await cleanUpload(sent);
  for (const reader of [people.ada, people.lin, people.sol]) {
    const answer = await readAs(reader, image);
    expect(answer.status()).toBe(200);
    expect(Buffer.compare(await answer.body(), kept)).toBe(0);
    expect(answer.headers()).toMatchObject({
      "content-type": "image/png",
      "content-length": `${kept.length}`,
      "content-disposition": "attachment; filename=\"Munze.png\"; filename*=UTF-8''M%C3%BCnze.png",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
});

test("a picture's thumbnail is sent to the people who may read the picture, and to no other", async () => {
  const [{ thumbnail } = { thumbnail: null }] = await filesOf(["sub_1"]);
  const seen = await readAs(people.lin, thumbnail ?? "");
  expect([seen.status(), seen.headers()["content-type"]]).toEqual([200, "image/webp"]);
  expect(seen.headers()["cache-control"]).toContain("no-store");
  expect((await readAs(people.max, thumbnail ?? "")).status()).toBe(404);
});

test("a long text file is sent with its true length", async () => {
  const answer = await readAs(people.ada, text);
  expect(answer.headers()["content-length"]).toBe(`${WORDS.length}`);
  expect(await answer.text()).toBe(WORDS);
});

test("a foreign, a missing and a malformed file address look the same; visitors are sent to sign in", async () => {
  const foreign = await readAs(people.max, image);
  const missing = await readAs(people.max, "fil_00000000000000000000000000");
  const malformed = await readAs(people.max, "..%2f..%2fsecret");
  for (const answer of [foreign, missing, malformed]) expect(answer.status()).toBe(404);
  const plain = (body: string) => body.replace(/<code>[^<]*<\/code>/g, "");
  expect(plain(await foreign.text())).toBe(plain(await missing.text()));
  const visitor = await readAs(null, image);
  expect(visitor.status()).toBe(303);
  expect(visitor.headers()["location"]).toBe(`/sign-in?next=%2Ffiles%2F${image}`);
});
