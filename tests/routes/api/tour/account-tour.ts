/** One's own account: profile, notices, and a webhook from its first address to its last. */
import { expect } from "vitest";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { samplePicture } from "#tests/kit/pictures.ts";
import { setEmailState } from "#tests/kit/members.ts";
import { withFile } from "./with-file.ts";
import { person } from "#tests/kit/cast.ts";
import { at, tellEverybody } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

export async function tourAccount(scene: Scene): Promise<void> {
  const { all, seller } = scene;
  const me = ok(await seller.GET("/me"));
  const body = {
    handle: me.handle,
    name: me.name,
    headline: "Copper engraver",
    bio: "Since 1821.",
    languages: [{ code: "de" as const, level: "native" as const }],
    skills: ["copper plate", "lettering"],
    time_zone: "Europe/Berlin",
  };
  ok(await seller.PUT("/me", { params: keyed(), body }));
  expect(ok(await seller.GET("/me"))).toMatchObject({ ...body, role: "member" });
  await setEmailState(all.lin, "from_before");
  expect(ok(await seller.GET("/me")).email_state).toBe("from_before");
  ok(await seller.POST("/me/verification", { params: keyed() }));
  await setEmailState(all.lin, "verified");
  await tourPicture(scene);
  await tourBlocks(scene);
  await tourTimeOff(scene);
  await tellEverybody();
  const guarded = ok(await seller.GET("/me/security"));
  expect(guarded).toMatchObject({ rest: null, freeze: null, ways: { totp: false, passkeys: 0 } });
  await tourPreferences(scene);
  const { items, unread } = ok(await seller.GET("/notices"));
  expect(unread).toBeGreaterThan(1);
  const newest = items[0]?.id ?? "";
  ok(await seller.POST("/notices/{id}/read", { params: { path: { id: newest } } }));
  ok(await seller.POST("/notices/read", { body: { newest_id: newest } }));
  expect(ok(await seller.GET("/notices")).unread).toBe(0);
}

/** Less mail, and nothing at night. */
async function tourPreferences({ seller }: Scene): Promise<void> {
  const choice = { group: "work" as const, page: true, mail: "daily" as const };
  const hours = { quiet_hours: { from: "22:00", until: "07:00" }, daily_at: "08:30" };
  const body = { groups: [choice], ...hours };
  ok(await seller.PUT("/me/notifications", { params: keyed(), body }));
  const chosen = ok(await seller.GET("/me/notifications"));
  expect(chosen).toMatchObject({ ...hours, time_zone: "Europe/Berlin" });
  expect(chosen.groups).toContainEqual(expect.objectContaining(choice));
}

/** Saved, looked at, removed by its person; saved again, and removed by staff. */
async function tourPicture({ seller, staff, all }: Scene): Promise<void> {
  const bytes = await samplePicture(200, 100);
  const sent = () =>
    withFile({ crop: "left" as const }, new File([bytes], "me.png", { type: "image/png" }));
  const saved = ok(await seller.POST("/me/picture", { params: keyed(), ...sent() }));
  const { picture } = saved;
  expect(ok(await seller.GET("/me")).picture).toEqual(picture);
  const path = { id: picture?.id ?? "" };
  const read = { params: { path, query: { size: "small" as const } }, parseAs: "blob" as const };
  expect((await seller.GET("/pictures/{id}", read)).response.status).toBe(200);
  ok(await seller.DELETE("/me/picture", { params: keyed() }));
  expect((await seller.GET("/pictures/{id}", read)).response.status).toBe(404);
  ok(await seller.POST("/me/picture", { params: keyed(), ...sent() }));
  const reason = "The picture shows another person.";
  const { lin } = all;
  ok(
    await staff.POST("/staff/people/{id}/remove-picture", {
      params: at(lin.id),
      body: { reason },
    }),
  );
  expect(ok(await seller.GET("/me")).picture).toBeNull();
}

/** Blocked, listed, and unblocked again. */
async function tourBlocks({ seller, all }: Scene): Promise<void> {
  ok(await seller.POST("/me/blocks", { params: keyed(), body: { user_id: all.max.id } }));
  const blocked = ok(await seller.GET("/me/blocks"));
  expect(blocked.items.map(({ handle }) => handle)).toEqual(["max"]);
  ok(await seller.DELETE("/me/blocks/{id}", { params: at(all.max.id) }));
  expect(ok(await seller.GET("/me/blocks"))).toEqual({ items: [], next: null });
}

/** Set, read, seen by others, and called off. */
async function tourTimeOff({ seller, buyer }: Scene): Promise<void> {
  const [from, until] = [inDays(20), inDays(21)];
  const body = { from, until, note: "At the sea." };
  const set = ok(await seller.PUT("/me/time-off", { params: keyed(), body }));
  expect(ok(await seller.GET("/me/time-off")).time_off).toEqual(set);
  const { handle } = ok(await seller.GET("/me"));
  const path = { handle };
  expect(ok(await buyer.GET("/sellers/{handle}", { params: { path } })).seller.away).toBeNull();
  ok(await seller.DELETE("/me/time-off", { params: keyed() }));
  expect(ok(await seller.GET("/me/time-off")).time_off).toBeNull();
}

const inDays = (days: number) =>
  hoursAfter(nowDate(), 24 * days)
    .toISOString()
    .slice(0, 10);

/** An account that is asked to be closed, and kept. */
export async function tourClosing(): Promise<void> {
  const closer = client(await tokenOf(await person("closer")));
  expect(ok(await closer.GET("/me/closing"))).toMatchObject({
    state: "open",
    reasons: [],
    purses: [],
  });
  ok(await closer.POST("/me/closing", { params: keyed(), body: { rest: "pay" } }));
  expect(ok(await closer.GET("/me/closing"))).toMatchObject({
    state: "asked",
    waits: [{ code: "time_to_think" }],
  });
  ok(await closer.POST("/me/closing/call_off", { params: keyed() }));
  expect(ok(await closer.GET("/me/closing"))).toMatchObject({ state: "open" });
}

export async function tourWebhooks({ seller }: Scene): Promise<void> {
  const asked = { url: "https://example.com/farthing", events: ["payout.settled"] };
  const body = asked as { url: string; events: "payout.settled"[] };
  const added = ok(await seller.POST("/webhooks", { params: keyed(), body }));
  expect(added.secret).toMatch(/^whsec_/);
  const { endpoint_id: id } = added;
  const events = ["task.delivered" as const];
  ok(await seller.PUT("/webhooks/{id}/events", { params: at(id), body: { events } }));
  const body_version = 1 as const;
  ok(await seller.PUT("/webhooks/{id}/body_version", { params: at(id), body: { body_version } }));
  const compared = ok(
    await seller.GET("/webhooks/{id}/body_version", { params: { path: { id } } }),
  );
  expect(compared).toMatchObject({ body_version, event: "task.delivered" });
  ok(await seller.POST("/webhooks/{id}/pause", { params: at(id) }));
  ok(await seller.POST("/webhooks/{id}/resume", { params: at(id) }));
  const rotated = ok(await seller.POST("/webhooks/{id}/rotate_secret", { params: at(id) }));
  expect(rotated.secret).not.toBe(added.secret);
  ok(await seller.POST("/webhooks/{id}/send_test", { params: at(id) }));
  await tellEverybody();
  expect(ok(await seller.GET("/webhooks")).items).toMatchObject([{ id, events, state: "active" }]);
  const path = { id };
  const sent = ok(await seller.GET("/webhooks/{id}/deliveries", { params: { path } }));
  expect(sent.items).toHaveLength(1);
  const delivery = sent.items[0]?.id ?? "";
  const one = { params: { path: { id, delivery } } };
  const message = ok(await seller.GET("/webhooks/{id}/deliveries/{delivery}", one));
  expect(message).toMatchObject({ state: "pending" });
  // The state the worker leaves after three days.
  await sql`update webhook_deliveries set state = 'dead', next_at = null where id = ${delivery}`;
  const sentAgain = await seller.POST("/webhooks/{id}/redeliver_dead", { params: at(id) });
  expect(ok(sentAgain).messages).toBe(1);
  const again = { path: { id, delivery }, ...keyed() };
  ok(await seller.POST("/webhooks/{id}/deliveries/{delivery}/redeliver", { params: again }));
  ok(await seller.DELETE("/webhooks/{id}", { params: at(id) }));
}
