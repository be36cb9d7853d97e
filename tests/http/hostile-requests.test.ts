/**
 * Hostile requests to every address: no answer breaks, leaks or redirects away. In the suite one person attacks each address, with
 * another one's turn in each run; `npm run rig -- hostile-requests` attacks each as every kind of person, and sends a suspended
 * person's requests with every method.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import routes from "#app/routes.ts";
import { useDataFolder } from "#tests/kit/data-folder.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { escaped, fieldsOf, hostileBodies } from "./hostile-forms.ts";
import { HOSTILE_PATHS, HOSTILE_TEXTS, MARK, pick, seeded } from "#tests/kit/hostile.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import { levelOf, member } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { closeRaw, sendRaw } from "#tests/kit/raw-request.ts";
import { startSite } from "#tests/kit/site.ts";
import { isWhole, turnOfRun } from "#tests/kit/whole-test.ts";
import { demoFiles } from "#tests/kit/demo-files.ts";
import { toldDemo } from "#tests/kit/told-demo.ts";
import type { RawAnswer, RawRequest } from "#tests/kit/raw-request.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const WHO = ["visitor", "ada", "lin", "sol"] as const;
type Who = (typeof WHO)[number];

const whole = isWhole("hostile-requests");
const turn = turnOfRun(WHO.length);
/** Whether the one at `position` of so many has its turn at the address at this place; in the whole each has. */
const hasTurn = (place: number, position: number, of: number) =>
  whole || (place + turn) % of === position;

const database = useDatabase({ from: toldDemo });
const dataDir = useDataFolder(demoFiles);
useQuickPasswords();
let site: RunningSite;
const cookies: Record<Who, string> = { visitor: "", ada: "", lin: "", sol: "" };
const subjects = new Map<string, string[]>();

beforeAll(async () => {
  for (const who of WHO.slice(1)) {
    const [user] = await database.owner<
      { id: string; role: Role }[]
    >`select id, role from users where handle = ${who}`;
    const from = { address: "", agent: "" };
    const { token } = await startSession(user?.id ?? "", levelOf({ ...user }), from);
    cookies[who] = `farthing=${token}`;
  }
  await readSubjects();
  site = await startSite(database.url, {
    DATA_DIR: dataDir,
    FORMS_PER_MINUTE: "100000",
    PASSWORD_COST: "10",
    LOG_LEVEL: "error",
  });
});
afterAll(async () => {
  closeRaw();
  await site?.stop();
});

/** Real ids for the addresses that have one, by how the address begins. */
async function readSubjects(): Promise<void> {
  const tables: Record<string, string> = {
    "gigs/": "select id from gigs",
    "sellers/": "select handle from users",
    "files/": "select id from files",
    "orders/": "select id from orders",
    "tasks/": "select id from tasks",
    "selling/gigs/": "select id from gigs",
    "wallet/deposits/": "select id from deposits",
    "wallet/payouts/": "select id from payouts",
    "disputes/": "select id from disputes",
    "admin/disputes/": "select id from disputes",
    "admin/people/": "select id from users",
    "admin/import/": "select id from gig_imports",
    "sandbox/cards/": "select provider_ref from deposits",
  };
  for (const [start, query] of Object.entries(tables)) {
    const rows = await database.owner.unsafe(`${query} order by 1`);
    subjects.set(
      start,
      [...rows].map((row) => String(Object.values(row)[0])),
    );
  }
}

const TRANSITIONS = [
  "start",
  "deliver",
  "accept",
  "cancel",
  "request-revision",
  "extend",
  "dispute",
];

/** The route's address with every parameter filled in: mostly real, sometimes not. */
function address(pattern: string, random: () => number): string {
  const known = [...subjects].filter(([start]) => pattern.startsWith(`${start}:`));
  const real = known.at(-1)?.[1] ?? [];
  const fill = (name: string) => {
    const pool = name === "transition" ? TRANSITIONS : real;
    const text =
      random() < 0.3 || pool.length === 0 ? pick(random, HOSTILE_TEXTS) : pick(random, pool);
    return escaped(text) || "x";
  };
  return `/${pattern.replace("*", "nowhere").replace(/:(\w+)/g, (_, name: string) => fill(name))}`;
}

const QUERIES = [
  "q",
  "page",
  "sort",
  "state",
  "next",
  "package",
  "quantity",
  "min",
  "max",
  "category",
  "after",
  "from",
  "to",
  "return_to",
  "rate",
  "month",
  "extras",
  "key",
];

function query(random: () => number): string {
  const pairs = Array.from(
    { length: 3 },
    () => `${pick(random, QUERIES)}=${escaped(pick(random, HOSTILE_TEXTS))}`,
  );
  return `?${pairs.join("&")}`;
}

const broken: string[] = [];

/** One request, and the conditions on every answer. */
async function ask(who: Who, sent: RawRequest): Promise<RawAnswer> {
  const headers = { accept: "text/html", cookie: cookies[who], "sec-fetch-site": "same-origin" };
  const answer = await sendRaw(site.origin, { ...sent, headers: { ...headers, ...sent.headers } });
  const { status } = answer;
  const wrong = (what: string) =>
    broken.push(
      `${who} ${sent.method} ${sent.path.slice(0, 200)}: ${what}; sent ${String(sent.body).slice(0, 600)}`,
    );
  if (status === 0 || status >= 500) wrong(`status ${status} ${answer.body.slice(0, 80)}`);
  if (answer.body.includes("<script>fz()")) wrong("a script of ours came back as a script");
  if (/node_modules|\bat \S+ \(/.test(answer.body)) wrong("the answer shows entrails");
  const { location } = answer.headers;
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) wrong(`leads away to ${location}`);
  const set = answer.headers["set-cookie"]?.join() ?? "";
  if (set.includes("stolen") || answer.headers["a"] !== undefined) wrong("a header was injected");
  const cache = answer.headers["cache-control"] ?? "";
  if (
    who !== "visitor" &&
    /html/.test(answer.headers["content-type"] ?? "") &&
    cache !== "no-store"
  )
    wrong(`may be kept by caches: ${cache}`);
  return answer;
}

/** Every request to one address as one person. */
async function attack(who: Who, pattern: string, random: () => number): Promise<void> {
  const path = address(pattern, random);
  const page = await ask(who, { method: "GET", path });
  await ask(who, { method: "GET", path: address(pattern, random) + query(random) });
  await ask(who, { method: pick(random, ["HEAD", "PUT", "DELETE", "OPTIONS"]), path });
  const bodies = hostileBodies(fieldsOf(page.body), random);
  for (const body of bodies) await ask(who, { method: "POST", path, ...body });
}

function patterns(): string[] {
  return routes.map((route) => ("path" in route ? (route.path ?? "") : ""));
}

test("no hostile address breaks, leaks or redirects away, as any kind of person", async () => {
  await Promise.all(
    WHO.map(async (who, position) => {
      const random = seeded(20_261_123 + position);
      if (who === "visitor" || who === "sol")
        for (const path of HOSTILE_PATHS) await ask(who, { method: "GET", path });
      for (const [place, pattern] of patterns().entries())
        if (pattern !== "sign-out" && hasTurn(place, position, WHO.length))
          await attack(who, pattern, random);
    }),
  );
  expect(broken, `The site said: ${site.said().slice(0, 8000)}`).toEqual([]);
}, 180_000);

test("hostile requests write nothing but the log", () => {
  const lines = site.said().split("\n");
  // The start prints for the person at the terminal, last its addresses; the log writes one JSON object a line.
  const begun = lines.findIndex((line) => line.startsWith("It listens on"));
  const strays = lines.slice(begun + 1).filter((line) => line !== "" && !line.startsWith("{"));
  expect([begun >= 0, strays]).toEqual([true, []]);
});

test("a suspended person's session leads to the withdrawal page from every address, with any request", async () => {
  const held = await member("held");
  await suspendPerson(OPERATOR, { userId: held.id, reason: "Stolen cards.", key: newFormKey() });
  const from = { address: "", agent: "" };
  const { token } = await startSession(held.id, "suspended", from);
  const headers = { cookie: `farthing=${token}`, "sec-fetch-site": "same-origin" };
  const random = seeded(20_261_129);
  // Their page, and the pages of mailed links, which need no session.
  const open =
    /^\/(suspended|sign-out|stop-withdrawal|verify-email|change-email|undo-email|recover|recover\/finish|not-me|keep-account|unsubscribe|api\/v1\/.*|hooks\/.*)$/;
  const led: unknown[] = [];
  const methods = ["GET", "HEAD", "POST"];
  for (const [at, pattern] of patterns().entries()) {
    const path = address(pattern, random);
    if (open.test(path)) continue;
    const written = [path, `${path}/`, `${path}.data`, path.toUpperCase()];
    for (const [nth, asked] of written.entries())
      for (const [position, method] of methods.entries()) {
        if (!hasTurn(at + nth, position, methods.length)) continue;
        const answer = await sendRaw(site.origin, { method, path: asked, headers });
        const { location = "" } = answer.headers;
        const refused = method === "POST" && answer.body.includes("account_suspended");
        const data = asked.endsWith(".data") && [202, 204].includes(answer.status);
        if (location !== "/suspended" && !refused && !data && answer.status < 400)
          led.push([method, asked, answer.status, location]);
      }
  }
  expect(led).toEqual([]);
});

/** Every text that one person wrote and another may read. */
const WRITTEN: Record<string, string[]> = {
  users: ["name", "headline", "bio"],
  gigs: ["title", "description", "blocked_reason", "buyer_brief", "unit_name"],
  gig_packages: ["title", "description"],
  gig_extras: ["title"],
  categories: ["name"],
  // An accepted version and its order change alike, or the books were wrong.
  offer_versions: ["title", "brief"],
  orders: ["title", "brief"],
  thread_lines: ["body"],
  buyer_requests: ["title", "description"],
  tasks: ["title"],
  task_transitions: ["note"],
  deliveries: ["note"],
  dispute_statements: ["body"],
  rulings: ["explanation"],
  files: ["name"],
  payout_methods: ["holder"],
  payout_transitions: ["note"],
  payouts: ["failure"],
  deposits: ["failure"],
  notices: ["title", "body"],
  sessions: ["agent"],
  gig_imports: ["file_name", "failure"],
  commission_schedules: ["note"],
};

/** Written past every rule of the forms and the guards: a page must be safe for any text in the store. */
async function plant(): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const [table, columns] of Object.entries(WRITTEN))
      for (const column of columns)
        await tx`update ${tx(table)} set ${tx(column)} = left(${tx(column)}, 8) || ${MARK}::text`;
    await tx`update gigs set tags = array[${MARK}::text]`;
  });
}

test("scripts planted in texts never come back as scripts", async () => {
  await plant();
  const shown = new Set<string>();
  for (const who of WHO)
    for (const pattern of patterns().filter((each) => each !== "sign-out")) {
      const start = [...subjects.keys()].findLast((each) => pattern.startsWith(`${each}:`)) ?? "";
      const real = subjects.get(start) ?? ["nobody"];
      for (const id of real.slice(0, 3)) {
        const path = `/${pattern
          .replace("*", "nowhere")
          .replace(/:(?!transition)\w+/, id)
          .replace(":transition", "accept")}`;
        const { body } = await ask(who, { method: "GET", path });
        if (body.includes("&lt;script&gt;fz()")) shown.add(pattern);
      }
    }
  expect(broken).toEqual([]);
  // Otherwise nothing is proved: the texts must have been on the pages.
  expect([...shown]).toEqual(
    expect.arrayContaining([
      "gigs",
      "gigs/:id",
      "sellers/:handle",
      "orders/:id",
      "tasks/:id",
      "disputes/:id",
      "notices",
      "admin/people",
      "admin/disputes/:id",
    ]),
  );
}, 180_000);
