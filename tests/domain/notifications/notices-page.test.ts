/** The notices page: own notices only, newest first, in pages, and marks of read notices stay. */
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/domain/kernel/ids.ts";
import {
  markAllRead,
  markRead,
  NOTICES_PER_PAGE,
  noticesPage,
  unreadCount,
} from "#app/domain/notifications/notices-page.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const db = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function tellAda(title: string): Promise<string> {
  const id = newId("notice");
  await db.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at)
    values (${id}, ${people.ada.id}, ${newId("event")}, 'test', ${title}, 'Body.', '/orders', now())`;
  return id;
}

test("notices page by keyset, count and are marked as read", async () => {
  const { ada, lin } = people;
  expect(await noticesPage(ada, null)).toEqual({ notices: [], unread: 0, older: null });
  const ids: string[] = [];
  for (let n = 0; n <= NOTICES_PER_PAGE; n += 1) ids.push(await tellAda(`Notice ${n}`));
  ids.sort();

  const first = await noticesPage(ada, null);
  expect(first.notices.map((notice) => notice.id)).toEqual(ids.slice(1).toReversed());
  expect(first.unread).toBe(NOTICES_PER_PAGE + 1);
  const second = await noticesPage(ada, first.older);
  expect(second).toMatchObject({ notices: [{ id: ids[0], read: false }], older: null });
  expect((await noticesPage(lin, null)).notices).toEqual([]);

  const [oldest = "", next = ""] = ids;
  await markRead(ada, oldest);
  await markRead(ada, oldest);
  expect(await unreadCount(ada.id)).toBe(NOTICES_PER_PAGE);
  await expect(markRead(lin, next)).rejects.toMatchObject({ code: "not_found" });
  await expect(markRead(ada, "ntc_none")).rejects.toMatchObject({ code: "not_found" });

  const later = await tellAda("Came after the page was shown");
  expect(await markAllRead(lin, later)).toBe(0);
  await markAllRead(ada, ids.at(-1) ?? "");
  const left = (await noticesPage(ada, null)).notices.filter((notice) => !notice.read);
  expect(left.map((notice) => notice.id)).toEqual([later]);
});
