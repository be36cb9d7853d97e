/** Pictures of a gig, from the file to the sizes, and one of accepted work in a portfolio. */
import { expect } from "vitest";
import { preparePictures } from "#app/processes/prepare-pictures.ts";
import { keyed, ok } from "#tests/kit/api.ts";
import { samplePicture } from "#tests/kit/pictures.ts";
import { at, place } from "./tour-scene.ts";
import { withFile } from "./with-file.ts";
import type { Scene } from "./tour-scene.ts";

const png = async () =>
  new File([await samplePicture(400, 260)], "coin.png", { type: "image/png" });

export async function tourPictures({ seller, staff, gigId }: Scene): Promise<void> {
  const add = async (alt: string) => {
    const file = withFile({ alt }, await png());
    return ok(await seller.POST("/my/gigs/{id}/pictures", { params: at(gigId), ...file }));
  };
  const { picture_id: first } = await add("A coin");
  const { picture_id: second } = await add("Its back");
  await preparePictures();
  const of = (picture_id: string) => ({ path: { id: gigId, picture_id }, ...keyed() });
  const one = "/my/gigs/{id}/pictures/{picture_id}";
  const body = { alt: "The back of it" };
  ok(await seller.PUT(one, { params: of(second), body }));
  ok(await seller.POST(`${one}/move`, { params: of(second), body: { to: 1 } }));
  const path = { id: gigId };
  const listed = ok(await seller.GET("/my/gigs/{id}/pictures", { params: { path } })).items;
  expect(listed.map(({ id, alt, state }) => [id, alt, state])).toEqual([
    [second, body.alt, "ready"],
    [first, "A coin", "ready"],
  ]);
  const { cover, pictures } = ok(await seller.GET("/gigs/{id}", { params: { path } }));
  expect([cover?.id, pictures.length, cover?.files.length]).toEqual([second, 2, 6]);
  const url = new URL(cover?.files[0]?.url ?? "");
  expect(url.pathname).toMatch(/^\/shown\/shp_\w{26}\/320-[0-9a-f]{16}\.avif$/);
  const [, , id = "", name = ""] = url.pathname.split("/");
  const read = { params: { path: { id, name } }, parseAs: "blob" as const };
  expect((await seller.GET("/shown/{id}/{name}", read)).response.status).toBe(200);
  ok(await seller.DELETE(one, { params: of(second) }));
  expect((await seller.GET("/shown/{id}/{name}", read)).response.status).toBe(404);
  const reason = { reason: "It shows a person who did not agree." };
  const remove = "/staff/gigs/{id}/pictures/{picture_id}/remove";
  ok(await staff.POST(remove, { params: of(first), body: reason }));
  expect(ok(await seller.GET("/my/gigs/{id}/pictures", { params: { path } })).items).toEqual([]);
}

const ALT = "A coin on blue paper";

/** Delivers a picture, has it accepted, and asks to show it. */
async function askedAbout(scene: Scene): Promise<{ id: string }> {
  const { buyer, seller } = scene;
  const { id } = await place(scene);
  ok(await seller.POST("/tasks/{id}/start", { params: at(id), body: {} }));
  const work = withFile({ note: "Here it is." }, await png());
  ok(await seller.POST("/tasks/{id}/deliver", { params: at(id), ...work }));
  ok(await buyer.POST("/tasks/{id}/accept", { params: at(id), body: {} }));
  const { deliveries } = ok(await seller.GET("/tasks/{id}", { params: { path: { id } } }));
  const body = { file_id: deliveries[0]?.files[0]?.id ?? "", alt: ALT };
  const asked = ok(await seller.POST("/tasks/{id}/show", { params: at(id), body }));
  return { id: asked.piece_id };
}

export async function tourPortfolio(scene: Scene): Promise<void> {
  const { buyer, seller, staff } = scene;
  const path = await askedAbout(scene);
  expect(ok(await buyer.GET("/portfolio/{id}", { params: { path } }))).toMatchObject({
    state: "asked",
    side: "buyer",
    alt: ALT,
    shown: null,
  });
  const answer = { body: { agree: true } };
  const yes = await buyer.POST("/portfolio/{id}/answer", { params: at(path.id), ...answer });
  expect(ok(yes).state).toBe("shown");
  await preparePictures();
  const shown = async () =>
    ok(await buyer.GET("/sellers/{handle}", { params: { path: { handle: "lin" } } })).portfolio;
  expect((await shown()).map(({ alt }) => alt)).toEqual([ALT]);
  ok(await buyer.POST("/portfolio/{id}/withdraw", { params: at(path.id) }));
  expect(await shown()).toEqual([]);
  expect(ok(await seller.GET("/portfolio")).items[0]).toMatchObject({
    state: "withdrawn",
    ended_by: "buyer",
  });
  const other = await askedAbout(scene);
  ok(await buyer.POST("/portfolio/{id}/answer", { params: at(other.id), ...answer }));
  const { id: sellerId } = ok(await seller.GET("/me"));
  const looked = { params: { path: { id: sellerId } } };
  const [piece] = ok(await staff.GET("/staff/people/{id}/portfolio", looked)).items;
  expect(piece).toMatchObject({ piece_id: other.id, alt: ALT });
  const reason = { reason: "It shows a person who did not agree." };
  ok(await staff.POST("/staff/portfolio/{id}/remove", { params: at(other.id), body: reason }));
  const gone = ok(await seller.GET("/portfolio/{id}", { params: { path: other } }));
  expect(gone).toMatchObject({ ended_by: "staff", ...reason });
}
