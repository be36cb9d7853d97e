/** A made-up word in each private field is on nobody else's page, and in no answer of the API to anybody else. */
import { beforeAll, expect, test } from "vitest";
import { blockGig } from "#app/domain/catalog/move-gig.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { saveOrderDraft } from "#app/domain/orders/drafts/save-order-draft.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { sql } from "#app/domain/store/store.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { finder, leaks, markStore, textColumns, unclassified } from "#tests/kit/canaries.ts";
import type { Canary, Reader } from "#tests/kit/canaries.ts";
import { requireHealthyBooks } from "#tests/kit/books.ts";
import { askingGig, orderOf, Q } from "#tests/kit/asking-gig.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { demoPages } from "#tests/kit/demo-pages.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";
import { levelOf, member } from "#tests/kit/members.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";
import { withPasskey } from "#tests/kit/passkeys.ts";
import { FIELDS } from "#tests/kit/private-fields.ts";
import { received } from "#tests/kit/received-files.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

// The words break what compares texts, such as an accepted offer with its order; the books are looked at before.
const site = useDemoSite(
  { KEEP_PAGES_SECONDS: "0", API_REQUESTS_PER_MINUTE: "100000" },
  { checks: false },
);

interface Asking extends Reader {
  cookie: string;
  token: string | null;
}

let readers: Asking[] = [];
let canaries: Canary[] = [];
let canariesIn: (text: string) => Canary[] = () => [];
let paths: string[] = [];
let ids: string[] = [];

beforeAll(async () => {
  const { ada, lin, max, sol } = site.people;
  const more = await furnish();
  const stranger = await member("stranger");
  readers = await Promise.all([
    asking("stranger", stranger),
    asking("ada", ada),
    asking("lin", lin),
    asking("max", max),
    asking("sol", sol),
  ]);
  readers.push({ name: "visitor", id: null, cookie: "", token: null, threads: [] });
  const pages = await demoPages(site.people);
  const visited = Object.values(pages).flatMap((looks) => looks.map(([, path]) => path));
  paths = [...new Set([...visited, ...more])];
  // The furnished order too, whose metadata only a program reads.
  const furnished = more.join(" ").match(/\bord_[0-9a-z]{26}\b/g) ?? [];
  ids = [...new Set([...(await someIds()), ...furnished])];
  await requireHealthyBooks(site.database.owner);
  // The bank's answer would write over the words in the payout.
  await untilTrue(60, async () => {
    const [open] = await sql`
      select 1 from payouts where user_id = ${lin.id} and state in ('queued', 'submitted', 'unknown')`;
    return open === undefined;
  });
  canaries = await markStore(site.database.owner);
  canariesIn = finder(canaries);
}, 120_000);

/** Rows that the demo lacks: files, a draft of an order, a blocked gig. Returns the addresses of the last two. */
async function furnish(): Promise<string[]> {
  const { ada, lin, max, sol } = site.people;
  const [order] = await sql<{ id: string; gigId: string }[]>`
    select distinct o.id, o.gig_id as "gigId" from orders o join tasks t on t.order_id = o.id
    where o.buyer_id = ${ada.id} and o.freelancer_id = ${lin.id} and t.state = 'started' and not o.agreed`;
  const { id: orderId = "", gigId = "" } = order ?? {};
  const files = [received("sketch.txt")];
  await addFiles(ada, { orderId, note: "With a sketch.", files, key: newFormKey() });
  const asking = await askingGig(lin);
  await enrich(ada, 10_000_000n);
  const own = { reference: "INV-7", metadata: { project: "Mint" } };
  const answers = [{ question: Q.motto, text: "Small change, kept well." }];
  const answered = await orderOf(ada, asking, { answers, ...own });
  const typed = { answers: { [Q.motto]: "A motto." }, reference: "INV-8" };
  const photo = { ...received("photo.txt"), question: Q.photo };
  await saveOrderDraft(
    { holder: ada.id, gigId: asking },
    { brief: "", ...typed, keep: [], files: [photo] },
  );
  const draft = { brief: "Another one.", keep: [], files: [received("draft.txt")] };
  await saveOrderDraft({ holder: ada.id, gigId }, draft);
  const [hook] = await sql<
    { endpointId: string }[]
  >`select id as "endpointId" from webhook_endpoints`;
  await rotateSecret(lin, { endpointId: hook?.endpointId ?? "", key: newFormKey() });
  await withPasskey(max);
  const blocked = await sampleGig(max);
  await blockGig(sol, {
    id: blocked,
    version: 1,
    reason: "Copied from elsewhere.",
    key: newFormKey(),
  });
  return [
    `/gigs/${gigId}/order?package=basic`,
    `/gigs/${asking}/order?package=basic`,
    `/orders/${answered.orderId}/answers`,
    `/tasks/${answered.taskIds[0]}`,
    `/selling/gigs/${blocked}`,
  ];
}

async function asking(name: string, actor: { id: string }): Promise<Asking> {
  const from = { address: "203.0.113.7", agent: "Test" };
  const role = name === "sol" ? "staff" : "member";
  const level = levelOf({ role });
  const { token: session } = await startSession(actor.id, level, from);
  const token = await tokenOf({ kind: "user", id: actor.id, role, level, vouched: true });
  const used = { headers: { authorization: `Bearer ${token}` } };
  await fetch(`${site.origin}/api/v1/me`, used);
  const rows = await sql<{ id: string }[]>`
    select thread_id as id from thread_members where user_id = ${actor.id}`;
  const threads = rows.map(({ id }) => id);
  const cookie = `farthing=${session}`;
  return { name, id: actor.id, staff: role === "staff", cookie, token, threads };
}

/** Ids of things that the demo's people have, a few of each kind. */
async function someIds(): Promise<string[]> {
  const rows = await sql<{ ids: string[] }[]>`
    select array_agg(id) as ids from (
      (select id from files where thread_id is not null limit 1) union all (select id from files limit 3) union all (select id from batches) union all (select id from deposits)
      union all (select id from payouts) union all (select id from disputes) union all (select id from payout_methods)
      union all (select id from webhook_deliveries limit 3) union all (select id from threads) union all (select id from gig_imports)
      union all (select id from notices limit 3) union all (select id from users)) as each`;
  const named = [...new Set(paths.join(" ").match(/\b[a-z]{3}_[0-9a-z]{26}\b/g))];
  const all = [...new Set([...named, ...(rows[0]?.ids ?? [])])];
  const kinds = Map.groupBy(all, (id) => id.slice(0, 3));
  return [...kinds.values()].flatMap((some) => some.slice(0, 2));
}

/** The text a reader gets, headers included; a redirect is not followed. */
async function gets(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${site.origin}${path}`, { headers, redirect: "manual" });
  return `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

/** A pattern's parameters filled with ids, each of them in turn. */
function filled(pattern: string, each = ids): string[] {
  if (!/[:{]/.test(pattern)) return [pattern];
  return each.map((id) => pattern.replaceAll(/:[a-z]+\??|\{\w+\}/gi, id));
}

/** The ids that the operation takes, and one of those that its door refuses before anything is read. */
function idsOf({ path, params }: (typeof OPERATIONS)[number]): string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const given = (id: string) => Object.fromEntries(names.map((name) => [name, id]));
  const fits = (id: string) => params?.safeParse(given(id)).success ?? true;
  return [...ids.filter(fits), ...ids.filter((id) => !fits(id)).slice(0, 1)];
}

const seen = new Set<string>();

/** The page of a mailed link shows the mail's address to the holder of the link, who read that mail. */
const ofLink = (path: string) => (path.includes("?token=") ? ["mailed_links.email"] : []);

async function leaksIn(reader: Asking, all: string[], headers: Record<string, string>) {
  const found = new Set<string>();
  for (const path of all) {
    const text = await gets(path, headers);
    const there = canariesIn(text);
    for (const { field } of there) seen.add(field);
    for (const field of leaks(path, reader, there))
      if (!ofLink(path).includes(field)) found.add(`${reader.name} ${path}: ${field}`);
  }
  return [...found];
}

test("every text column of the store is classified: public, of the parties, one's own, of staff, or nobody's", async () => {
  expect(unclassified(await textColumns(site.database.owner))).toEqual([]);
});

test("no page, file or export shows a reader a private field of others", async () => {
  const others = PATTERNS.filter(({ isPage, pattern }) => !isPage && !pattern.startsWith("/api/"));
  const all = [...paths, ...others.flatMap(({ pattern }) => filled(pattern))];
  const found = await Promise.all(readers.map((one) => leaksIn(one, all, { cookie: one.cookie })));
  expect(found.flat()).toEqual([]);
}, 120_000);

test("no read of the API answers a program with a private field of others", async () => {
  const reads = OPERATIONS.filter(({ method }) => method === "GET");
  const all = reads.flatMap((one) => filled(`/api/v1${one.path}`, idsOf(one)));
  const programs = readers.filter(({ token }) => token !== null);
  const found = await Promise.all(
    programs.map((one) => leaksIn(one, all, { authorization: `Bearer ${one.token}` })),
  );
  expect(found.flat()).toEqual([]);
}, 120_000);

/** Private fields without a word, and why. */
const EMPTY = [
  "buyer_requests.metadata",
  "closings.former_name", // nobody of the demo closed an account
  "declined_addresses.hash", // nor declined an invitation
  "first_staff_links.hash", // the demo has staff
  "form_files.name",
  "form_files.sha256",
  "form_files.storage_key",
  "hand_marks.mark", // no money arrived at an account of two people
  "message_drafts.body", // nor had a session that ended while they wrote
  "offer_versions.metadata",
  "rate_limits.key", // written by wrong passwords
  "recoveries.email", // nobody of the demo lost a factor
  "setbacks.reason", // written when a job fails
  "shown_pictures.alt",
  "shown_pictures.source_key",
  "suspense_assignments.reason", // the demo's receipt waits
];

/** Fields whose readers see them nowhere, or see them in other words: a browser's name, a place, the day of the last use. */
const UNSHOWN = [
  "closings.last_email", // for mails about a last payout only
  "notices.mail_to", // the notice is shown, its address is not
  "sessions.public_id", // shown of sessions in other browsers
  "sessions.agent",
  "suspensions.reason", // shown to the suspended person, who is no reader here
];

test("every private field had a word, and the words were on the pages of those who may read them", () => {
  const filled = new Set(canaries.map(({ field }) => field));
  const wanted = Object.entries(FIELDS).flatMap(([table, row]) =>
    Object.entries(row).flatMap(([column, { seen }]) =>
      seen === "public" || seen === "derived" ? [] : [[`${table}.${column}`, seen] as const],
    ),
  );
  expect(
    wanted
      .map(([field]) => field)
      .filter((field) => !filled.has(field))
      .sort(),
  ).toEqual(EMPTY);
  const shown = wanted.filter(([field, who]) => who !== "nobody" && filled.has(field));
  expect(shown.map(([field]) => field).filter((field) => !seen.has(field))).toEqual(UNSHOWN);
});
