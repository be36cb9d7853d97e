/** A list of invitations: every line is judged before anything is sent, and confirmed once. */
import { beforeAll, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { declineInvitation } from "#app/domain/people/invitations/accept-by-mail.ts";
import { readGivenList } from "#app/domain/people/invitations/given-list.ts";
import {
  addressesOfImport,
  invitationList,
  invitationReport,
} from "#app/domain/people/invitations/invitation-pages.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import {
  confirmInvitations,
  prepareInvitations,
} from "#app/domain/people/invitations/prepare-invitations.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tokenFor } from "#tests/domain/closings/closing-scene.ts";
import { importedFile, importedPerson } from "./imported-person.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const prepare = async (text: string) =>
  (await prepareInvitations(people.sol, { text, title: "list.csv", key: newFormKey() })).answer
    .listId;

happensOnce("prepare invitations", async () => {
  const handle = `list-${newFormKey().slice(0, 8).toLowerCase()}`;
  await importedPerson(handle);
  const text = `${handle},${handle}@example.test`;
  const rows = () => sql`select fate from invitation_rows where handle = ${handle}`;
  return {
    call: (key) => prepareInvitations(people.sol, { text, title: "list.csv", key }),
    effect: rows,
    once: [{ fate: "ready" }],
    second: "done",
    both: [{ fate: "ready" }, { fate: "ready" }],
  };
});

happensOnce("confirm invitations", async () => {
  const handle = `conf-${newFormKey().slice(0, 8).toLowerCase()}`;
  await importedPerson(handle);
  const listId = await prepare(`${handle},${handle}@example.test`);
  return {
    call: (key) => confirmInvitations(people.sol, { listId, key }),
    effect: () => sql`select state from invitation_lists where id = ${listId}`,
    once: [{ state: "sending" }],
    second: "transition_refused",
  };
});

test("each line says why it gets no mail: claimed, held by another account, no address, twice, declined, invited today", async () => {
  for (const handle of ["one", "two", "three", "four", "five"])
    await importedPerson(`the-${handle}`);
  const userId = await importedPerson("the-decliner");
  await invite(people.sol, { userId, email: "no@example.test", key: newFormKey() });
  await declineInvitation(await tokenFor({ id: userId }, "claim"));
  const recent = await importedPerson("the-recent");
  await invite(people.sol, { userId: recent, email: "recent@example.test", key: newFormKey() });
  const listId = await prepare(`handle,email
the-one,one@example.test
@lin,lin@example.test
the-two,ada@example.test
the-three,not an address
the-one,again@example.test
the-four,ONE@example.test
nobody-here,x@example.test
the-five,no@example.test
the-recent,recent@example.test
"=cmd|' /C calc'!A0",x@example.test
`);
  const fates = await sql<{ line: number; fate: string }[]>`
    select line, fate from invitation_rows where list_id = ${listId} order by line`;
  expect(fates.map(({ fate }) => fate)).toEqual([
    "ready",
    "joined",
    "taken",
    "address",
    "twice",
    "twice",
    "unknown",
    "declined",
    "recent",
    "unknown",
  ]);
  const { list, reasons } = await invitationList(people.sol, listId);
  expect(list).toMatchObject({ state: "previewed", ready: 1, sent: 0, leftOut: 9 });
  expect(reasons.length).toBe(7);
  expect(await sql`select from mailed_links where email = 'one@example.test'`).toHaveLength(0);
  const report = await invitationReport(people.sol, listId);
  expect(report).toContain("the-three,not an address,address,This is no e-mail address.");
  expect(report).toContain("'=cmd");
});

test("the addresses of an import make a list, one line for each freelancer; a file without any is refused", async () => {
  const withAddresses = await importedFile([
    { freelancer: "with-a", seller_email: "a@example.test" },
    {
      freelancer: "with-a",
      seller_email: "other@example.test",
      title: "Paint another wall in a colour",
    },
    { freelancer: "with-b", seller_email: "" },
  ]);
  expect(await addressesOfImport(people.sol, withAddresses)).toBe(1);
  expect(
    await sql`select claim_email from users where handle like 'with-%' order by handle`,
  ).toEqual([{ claim_email: "a@example.test" }, { claim_email: null }]);
  const { answer } = await prepareInvitations(people.sol, {
    importId: withAddresses,
    key: newFormKey(),
  });
  expect(
    await sql`select handle, email, fate from invitation_rows where list_id = ${answer.listId}`,
  ).toEqual([{ handle: "with-a", email: "a@example.test", fate: "ready" }]);
  const without = await importedFile([{ freelancer: "without" }]);
  const refused = prepareInvitations(people.sol, { importId: without, key: newFormKey() });
  expect((await refusalOf(refused)).code).toBe("empty_list");
});

describe("a list is", () => {
  test("read with commas, semicolons or tabs, quotes, a byte-order mark and no header", () => {
    expect(
      readGivenList('\uFEFFFreelancer;E-Mail\r\n"kim";kim@x.test\r\n\r\n@lee\tlee@x.test'),
    ).toEqual([
      { line: 2, handle: "kim", email: "kim@x.test" },
      { line: 4, handle: "lee", email: "lee@x.test" },
    ]);
  });

  test("refused when it is empty, has an open quote, or too many lines", async () => {
    expect((await refusalOf(() => readGivenList("handle,email\n"))).code).toBe("empty_list");
    expect((await refusalOf(() => readGivenList('kim,"kim@x'))).code).toBe("invalid_input");
    const long = "a,b\n".repeat(20_001);
    expect((await refusalOf(() => readGivenList(long))).code).toBe("invalid_input");
  });

  test("for staff only, and confirmed only with a line to send", async () => {
    const text = "nobody-here,x@example.test";
    const asked = () => prepareInvitations(people.ada, { text, title: "x", key: newFormKey() });
    expect((await refusalOf(asked)).code).toBe("not_found");
    const listId = await prepare(text);
    const confirmed = confirmInvitations(people.sol, { listId, key: newFormKey() });
    expect((await refusalOf(confirmed)).code).toBe("empty_list");
  });
});
