/** Files of an order form are stored before anything is paid, so a person can send them a limited number of times an hour. */
import { expect, test } from "vitest";
import { readForm } from "#app/http/form.ts";
import { keepTyped } from "#app/routes/orders/keep-typed.ts";
import { cast, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();

function formWith(file: string | null) {
  const sent = new FormData();
  sent.set("brief", "A wren.");
  if (file !== null) sent.set("files", new File([file], "wren.txt", { type: "text/plain" }));
  const request = new Request("http://localhost/", { method: "POST", body: sent });
  return readForm(request);
}

test("the thirty-first file form of an hour is refused; forms without files and other people are not", async () => {
  const { ada, max, lin } = await cast();
  const gigId = await sampleGig(lin);
  const keep = async (actor: typeof ada, file: string | null) =>
    keepTyped({ actor, gigId, holders: [actor.id] }, await formWith(file));
  for (let sent = 0; sent < 30; sent += 1) await keep(ada, `Text ${sent}.`);
  expect((await refusalOf(keep(ada, "One more."))).code).toBe("too_many_attempts");
  expect((await keep(ada, null)).brief).toBe("A wren.");
  expect((await keep(max, "His own.")).draftFiles).toHaveLength(1);
});
