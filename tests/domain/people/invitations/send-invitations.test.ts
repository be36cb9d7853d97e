/** The worker sends confirmed lists: every line once, judged again at its turn, within the limit of a day. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import {
  confirmInvitations,
  prepareInvitations,
} from "#app/domain/people/invitations/prepare-invitations.ts";
import { sendInvitations, sendSlice } from "#app/domain/people/invitations/send-invitations.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { importedFile } from "./imported-person.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

/** A confirmed list of so many freelancers. */
async function confirmed(count: number): Promise<{ listId: string; handles: string[] }> {
  const stem = newFormKey().slice(0, 8).toLowerCase();
  const handles = Array.from({ length: count }, (_, n) => `send-${stem}-${n}`);
  await importedFile(
    handles.map((freelancer) => ({ freelancer, seller_email: `${freelancer}@example.test` })),
  );
  const text = handles.map((handle) => `${handle},${handle}@example.test`).join("\n");
  const { answer } = await prepareInvitations(people.sol, { text, title: stem, key: newFormKey() });
  await confirmInvitations(people.sol, { listId: answer.listId, key: newFormKey() });
  return { listId: answer.listId, handles };
}

const standing = (listId: string) => sql`
  select l.state, (select count(*)::int from invitation_rows r where r.list_id = l.id and r.fate = 'sent') as sent,
    (select count(*)::int from mailed_links k join invitation_rows r on r.user_id = k.user_id
     where r.list_id = l.id and k.purpose = 'claim') as links,
    (select count(*)::int from events e join invitation_rows r on r.user_id = e.subject_id
     where r.list_id = l.id and e.name = 'account.invited') as told
  from invitation_lists l where id = ${listId}`;

changesOnce("send invitations", async () => {
  const { listId } = await confirmed(5);
  return {
    call: () => sendInvitations(),
    effect: () => standing(listId),
    once: [{ state: "sent", sent: 5, links: 5, told: 5 }],
  };
});

test("slices of a list follow each other; a line whose freelancer was invited meanwhile is left out", async () => {
  const { listId, handles } = await confirmed(5);
  await sendSlice(listId, 2);
  expect(await standing(listId)).toEqual([{ state: "sending", sent: 2, links: 2, told: 2 }]);
  const [other] = await sql<
    { id: string }[]
  >`select id from users where handle = ${handles[4] ?? ""}`;
  await invite(people.sol, {
    userId: other?.id ?? "",
    email: "else@example.test",
    key: newFormKey(),
  });
  await Promise.all([sendSlice(listId, 2), sendSlice(listId, 2)]);
  await sendInvitations();
  expect(await standing(listId)).toEqual([{ state: "sent", sent: 4, links: 5, told: 5 }]);
  expect(
    await sql`select fate from invitation_rows where list_id = ${listId} and line = 5`,
  ).toEqual([{ fate: "recent" }]);
});

test("no more mails leave within a day than the setting says; the rest follows the next day", async () => {
  clock.pass(48);
  const restore = overrideEnv({ invitationsPerDay: 3 });
  const { listId } = await confirmed(5);
  await sendInvitations();
  await sendInvitations();
  expect(await standing(listId)).toMatchObject([{ state: "sending", sent: 3 }]);
  clock.pass(25);
  await sendInvitations();
  await sendInvitations();
  restore();
  expect(await standing(listId)).toMatchObject([{ state: "sent", sent: 5 }]);
});
