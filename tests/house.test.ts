/** The house rules, checked on every file; each rule is first shown to catch its fault. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { untestedCommands, untestedRooms } from "./kit/house/command-tests.ts";
import { idleTellings, strayRights, unasked, unaskedPages } from "./kit/house/access.ts";
import { idleCommandNames, wrongCommandNames } from "./kit/house/command-names.ts";
import {
  circles,
  DOMAIN_ORDER,
  impureUi,
  sharpElsewhere,
  wrongDirections,
} from "./kit/house/direction.ts";
import { missingFiles, readDocuments, wrongDecisions } from "./kit/house/documents.ts";
import { sharedMemory } from "./kit/house/module-state.ts";
import {
  missingHeaders,
  PRODUCT_TABLES,
  wrongNames,
  wrongSizes,
  wrongSpread,
  wrongTables,
} from "./kit/house/shape.ts";
import { replacedWords } from "./kit/house/glossary.ts";
import { riddlesInComments, riddlesInTitles } from "./kit/house/prose.ts";
import { readSources } from "./kit/house/source.ts";
import { strayTransitions } from "./kit/house/transitions.ts";
import { floatsNearMoney, strayDrizzle, unfinished, wrongWords } from "./kit/house/words.ts";
import { idleExceptions, strayTables } from "./kit/house/tables.ts";
import type { Source } from "./kit/house/source.ts";

const product = readSources(["app", "db"]);
const everything = [...product, ...readSources(["tests"])];
const documents = readDocuments();

function file(path: string, text: string): Source {
  return { path, text };
}

/** A test file with one title. */
function titled(title: string, call = "test(", path = "tests/a.test.ts"): Source {
  return file(path, `${call}"${title}", () => {});`);
}

/** A document with one decision: a right one, and changed in one place. */
function decision(from = "", to = ""): Source {
  const text = `## Index\n\n1. Plain words — standing\n\n## Words\n\n### 1. Plain words
- Status: 2026-11-29, standing\n- What: words.\n- Why: readers.\n- Runner-up: none noted.\n- Files: \`app/routes.ts\`\n`;
  return file("DECISIONS.md", text.replace(from, to));
}

/** A rule, a text it must catch (with a piece of its message), and a text it must let pass. */
interface Rule {
  name: string;
  check: (sources: Source[]) => string[];
  over: Source[];
  catches: [says: RegExp, ...sources: Source[]][];
  passes: Source[][];
}

const RULES: Rule[] = [
  {
    name: "imports run one way",
    check: wrongDirections,
    over: everything,
    catches: [
      [/may not import app\//, file("db/a.ts", 'import { x } from "#app/env.server.ts";')],
      [/may not import app\/http/, file("app/domain/kernel/a.ts", 'import "#app/http/form.ts";')],
      [
        /may not import db\//,
        file("app/routes/a.tsx", 'import { x } from "#db/client.server.ts";'),
      ],
      [
        /ledger may not import the later escrow/,
        file("app/domain/ledger/a.ts", 'import type { X } from "#app/domain/escrow/b.ts";'),
      ],
      [
        /folder extras is not in the order/,
        file("app/domain/extras/a.ts", 'import "#app/domain/kernel/ids.ts";'),
      ],
      [/#-address/, file("app/domain/ledger/a.ts", 'import { x } from "../kernel/ids.ts";')],
      [/file ending/, file("app/domain/ledger/a.ts", 'import {\n  x,\n} from "./post";')],
      [
        /may not import app\/cli/,
        file("app/worker/a.ts", 'const x = await import("#app/cli/seed.ts");'),
      ],
    ],
    passes: [
      [
        file(
          "app/routes/a.tsx",
          'import { x } from "#app/domain/orders/a.ts";\nimport type { Route } from "./+types/a";',
        ),
      ],
      [
        file(
          "app/domain/escrow/a.ts",
          'import { x } from "#app/domain/ledger/post.ts";\n// import "#app/http/form.ts";',
        ),
      ],
    ],
  },
  {
    name: "a table is written by one room, and read upwards only with a reason",
    check: strayTables,
    over: product,
    catches: [
      [
        /tasks is written by tasks only/,
        file("app/domain/disputes/a.ts", "tx.sql`update tasks set state = 'released'`"),
      ],
      [
        /notices is written by notifications only/,
        file("app/worker/a.ts", "sql`insert into notices (id) values (${id})`"),
      ],
      [
        /reads payouts of the later room payouts/,
        file("app/domain/catalog/a.ts", "sql`select 1 from gigs join payouts on true`"),
      ],
    ],
    passes: [
      [file("app/domain/disputes/a.ts", "sql`select state from tasks where id = ${id}`")],
      [
        file(
          "app/domain/security/set-password.ts",
          "sql`update users set password_hash = ${hash}`",
        ),
      ],
    ],
  },
  {
    name: "a command is named after its folder",
    check: wrongCommandNames,
    over: product,
    catches: [
      [
        /a\.ts:1: a command of orders is not named after tasks/,
        file("app/domain/orders/a.ts", 'command({ name: "tasks.accept", actor, key, input })'),
      ],
      [
        /a command of batches is not named after tasks/,
        file("app/domain/batches/a.ts", "const spec = { name: `tasks.${verb}` as const };"),
      ],
      [/are the tests'/, file("app/domain/batches/a.ts", 'const spec = { name: "test.x" };')],
    ],
    passes: [
      [
        file("app/domain/tasks/a.ts", "const spec = { name: `tasks.${transition}` as const };"),
        file("app/domain/batches/a.ts", "if (made.name === `tasks.${batch.verb}`) await note();"),
        file("app/domain/batches/b.ts", 'enqueue(tx, [{ name: "batch.finished" }])'),
      ],
    ],
  },
  {
    name: "no imports run in a circle",
    check: circles,
    over: everything,
    catches: [
      [
        /a\.ts → .*b\.ts → .*a\.ts is a circle/,
        file("db/a.ts", 'import "./b.ts";'),
        file("db/b.ts", 'export { x } from "./a.ts";'),
      ],
    ],
    passes: [
      [file("db/a.ts", 'import "./b.ts";'), file("db/b.ts", 'import type { X } from "./a.ts";')],
    ],
  },
  {
    name: "only the drawing process loads sharp",
    check: sharpElsewhere,
    over: product,
    catches: [
      [
        /files\/a\.ts: only the drawing/,
        file("app/domain/files/a.ts", 'const x = await import("sharp");'),
      ],
      [
        /worker\/a\.ts: only the drawing/,
        file("app/worker/a.ts", 'import { x } from "#app/gateways/pictures/b.ts";'),
        file("app/gateways/pictures/b.ts", 'import "./c.ts";'),
        file("app/gateways/pictures/c.ts", 'import sharp from "sharp";'),
      ],
    ],
    passes: [
      [
        file("app/gateways/pictures/c.ts", 'import sharp from "sharp";'),
        file("app/worker/a.ts", 'import type { X } from "#app/gateways/pictures/c.ts";'),
      ],
    ],
  },
  {
    name: "components do no I/O",
    check: impureUi,
    over: product,
    catches: [
      [
        /store\.ts: components/,
        file("app/ui/a.tsx", 'import "#app/domain/b.ts";'),
        file("app/domain/b.ts", 'import "#app/domain/store/store.ts";'),
      ],
    ],
    passes: [[file("app/ui/a.tsx", 'import type { X } from "#app/domain/store/store.ts";')]],
  },
  {
    name: "clock, environment, network, styles and skipped tests have their places",
    check: wrongWords,
    over: everything,
    catches: [
      [/a\.ts:2: process\.env/, file("app/http/a.ts", "\nprocess.env.X")],
      [/Date\.now/, file("app/domain/orders/a.ts", "Date.now()")],
      [/new Date/, file("db/a.ts", "new Date()")],
      [/Temporal\.Now/, file("app/cli/a.ts", "Temporal.Now.instant()")],
      [/live books/, file("app/domain/orders/a.ts", "connect(env.databaseUrl)")],
      [/fetch/, file("app/domain/payouts/a.ts", "await fetch(url)")],
      [/inline style/, file("app/ui/a.tsx", "<p style={{ color }}>")],
      [/raw HTML/, file("app/ui/a.tsx", "<p dangerouslySetInnerHTML={x}>")],
      [/leaves a test out/, file("tests/a.test.ts", 'test.skip("x")')],
    ],
    passes: [
      [file("app/domain/kernel/clock.ts", "Temporal.Now.instant()")],
      [
        file("app/gateways/bank/a.ts", "fetch(url)"),
        file("app/http/a.ts", "app.fetch(x); new Date(0) // process.env"),
      ],
    ],
  },
  {
    name: "no floats near money",
    check: floatsNearMoney,
    over: product,
    catches: [
      [/Number\(/, file("app/domain/orders/a.ts", "const x = Number(price.micros)")],
      [/parseFloat/, file("app/routes/a.tsx", "parseFloat(text) as Money")],
      [/Math\.round/, file("app/domain/commission/a.ts", "Math.round(micros)")],
      [/toFixed/, file("app/ui/a.tsx", "money.toFixed(2)")],
    ],
    passes: [
      [file("app/ui/a.tsx", "// not money: a pixel\nNumber(x) + micros")],
      [file("app/domain/kernel/a.ts", "Number(x)"), file("db/a.ts", "BigInt(micros)")],
    ],
  },
  {
    name: "drizzle stays in db/ and the domain",
    check: strayDrizzle,
    over: product,
    catches: [[/imports drizzle/, file("app/routes/a.tsx", 'import { eq } from "drizzle-orm";')]],
    passes: [[file("app/domain/orders/a.ts", 'import { eq } from "drizzle-orm";')]],
  },
  {
    name: "each world remembers for itself",
    check: sharedMemory,
    over: product,
    catches: [
      [/last is one for both/, file("app/domain/orders/a.ts", "let last = 0;")],
      [/known is one for both/, file("app/gateways/a.ts", "const known = new Map<string, X>();")],
      [/commits/, file("app/domain/orders/a.ts", "export const commits = new GroupCommit({});")],
      [/busy/, file("app/worker/a.ts", "const busy = new Set<string>();")],
    ],
    passes: [
      [
        file("app/domain/orders/a.ts", "const known = perWorld(() => new Map<string, X>());"),
        file(
          "app/domain/orders/b.ts",
          'const WORDS = new Set(["a"]);\nfunction f() {\n  let x = 1;\n}',
        ),
        file("app/http/a.ts", "let limiter;"),
        file("app/domain/kernel/clock.ts", "let current = systemClock;"),
      ],
    ],
  },
  {
    name: "each command file has a test of its name",
    check: untestedCommands,
    over: everything,
    catches: [
      [
        /pay-all\.ts: holds a command and has no test tests\/domain\/payouts\/pay-all\.test\.ts/,
        file("app/domain/payouts/pay-all.ts", "return command(spec, work);"),
        file("tests/domain/pay-all.test.ts", ""),
      ],
      [/move\.ts/, file("app/domain/orders/move.ts", "return commits.submit(spec, input);")],
      [/a\.ts/, file("app/domain/orders/deep/a.ts", "await command<Answer>(spec, work);")],
    ],
    passes: [
      [
        file("app/domain/orders/deep/a.ts", "return command(spec, work);"),
        file("tests/domain/orders/deep/a.test.ts", ""),
      ],
      [
        file("app/domain/orders/step.ts", "// A command(spec) calls it.\nawait tx.command.at;"),
        file("app/domain/commands/group-commit.ts", "submit(spec, input) {}"),
        file("app/http/a.ts", "command(spec)"),
      ],
    ],
  },
  {
    name: "the facts of a transition are in the lifecycle only",
    check: strayTransitions,
    over: product,
    catches: [
      [
        /a\.ts:2: lists the transitions start, decline, revise/,
        file("app/ui/a.ts", "\nconst WORDS = { start: 1, decline: { x: 2 }, revise: 3 };"),
      ],
      [
        /accept, revise, deliver/,
        file("app/routes/a.ts", 'const MAIN = ["accept", "revise", "deliver"] as const;'),
      ],
      [
        /lapse, settle, abandon/,
        file(
          "app/worker/a.ts",
          'switch (x) {\n  case "lapse":\n    return 1;\n  case "settle":\n  case "abandon":\n}',
        ),
      ],
      [
        /start, accept, deliver/,
        file("app/ui/a.tsx", 'const main = x === "start" || x === "accept" || x === "deliver";'),
      ],
    ],
    passes: [
      [
        file(
          "app/domain/tasks/task-lifecycle.ts",
          "const A = { start: 1, decline: 2, revise: 3 };",
        ),
        file(
          "app/cli/a.ts",
          'await act(lin, "start", a);\nawait act(lin, "deliver", a);\nawait act(ada, "accept", a);',
        ),
        file("app/ui/a.ts", "// start: accept: revise:\nconst A = { start: accept, revise };"),
      ],
    ],
  },
  {
    name: "each room of the domain has tests",
    check: untestedRooms,
    over: everything,
    catches: [[/domain\/tips\/: has no tests/, file("app/domain/tips/give.ts", "")]],
    passes: [
      [file("app/domain/tips/give.ts", ""), file("tests/domain/tips/give.pure.test.ts", "")],
      [file("app/http/a.ts", "")],
    ],
  },
  {
    name: "no unfinished work",
    check: unfinished,
    over: everything,
    catches: [[/a\.ts:2/, file("app/a.ts", "\n// TODO later")]],
    passes: [[file("app/a.ts", "const todo = 1;")]],
  },
  {
    name: "a title is read alone",
    check: riddlesInTitles,
    over: everything,
    catches: [
      [/"so is" in "so is a cached page"/, titled("so is a cached page")],
      [/a\.test\.ts:2: "one that"/, file("tests/a.test.ts", '\ntest(\n  "one that waits",\n  f);')],
      [/"The other"/, titled("The other worker waits", "describe(")],
      [/"what"/, titled("what is over is forgotten", "test.each([1])(")],
      [/"who" in/, titled("who waits is told", "test.each<Row>(ROWS)(")],
      [/"somebody"/, titled("a payout of somebody waits")],
      [/"whoever"/, titled("a page is the same for whoever looks")],
    ],
    passes: [
      [titled("whole minor units are moved"), titled("one task is accepted")],
      [titled("what is over", "test(", "app/a.ts"), titled("so is a page", "// test(")],
    ],
  },
  {
    name: "the subject of a comment is a noun",
    check: riddlesInComments,
    over: everything,
    catches: [
      [/a\.ts:2: "Whoever"/, file("app/a.ts", "\n/** Whoever waits is told. */")],
      [/a\.ts:2: "somebody"/, file("db/a.ts", "/**\n * Waits for somebody.\n */")],
      [/"somebody"/, file("tests/a.ts", "f(); // somebody waits")],
    ],
    passes: [[file("app/a.ts", 'const a = "https://a.test/whoever"; // The buyer waits.')]],
  },
  {
    name: "a word that the glossary replaced is not used",
    check: replacedWords,
    over: everything,
    catches: [
      [/a\.ts:1: "Lane"; .*connection/, file("app/a.ts", "class ReadLane {}")],
      [/convoy/, file("app/a.ts", "/** Runs the convoy. */")],
      [/heartbeat/, file("tests/a.test.ts", 'test("the pulse is felt", f);')],
      [/site header/, file("app/ui/a.tsx", "const letterheadOf = f;")],
    ],
    passes: [
      [file("app/a.ts", "const plane = 1; // The impulse of a slider.")],
      [file("app/cli/demo-gigs.ts", 'title: "Letterhead"')],
    ],
  },
  {
    name: "names say the contents",
    check: wrongNames,
    over: everything,
    catches: [
      [/role/, file("app/domain/orders/utils.ts", "")],
      [/role/, file("app/services/a.ts", "")],
      [/role/, file("app/domain/orders/order-helpers.ts", "")],
      [/kebab/, file("app/domain/orders/placeOrder.ts", "")],
      [/pages and components/, file("app/domain/orders/a.tsx", "")],
    ],
    passes: [
      [
        file("app/ui/money/money-trail.tsx", ""),
        file("app/routes/tasks/task.tsx", ""),
        file("app/env.server.ts", ""),
      ],
    ],
  },
  {
    name: "every file begins with its purpose",
    check: missingHeaders,
    over: everything,
    catches: [[/begins with/, file("app/a.ts", 'import "x";')]],
    passes: [[file("app/a.ts", "/** Says hello. */")]],
  },
  {
    name: "the product's tables say TABLE, and no other file does",
    check: wrongTables,
    over: product,
    catches: [
      [/no table of the product/, file("app/ui/a.ts", "/** TABLE. Words. */")],
      [/begins with TABLE/, file("app/routes.ts", "/** Every URL. */")],
    ],
    passes: [
      [file("app/routes.ts", "/** TABLE. Every URL. */")],
      [file("app/domain/tasks/task-lifecycle.ts", "/**\n * TABLE. A task's life.\n */")],
    ],
  },
  {
    name: "files and functions are short",
    check: wrongSizes,
    over: product,
    catches: [
      [/251 lines/, file("app/a.ts", "x\n".repeat(251))],
      [
        /a\.ts:1: a function of 72/,
        file("app/a.ts", `export function f() {\n${"  x;\n".repeat(70)}}`),
      ],
      [
        /a\.ts:1: a function of 72/,
        file("app/a.ts", `export const f = async () => {\n${"  x;\n".repeat(70)}};`),
      ],
    ],
    passes: [
      [
        file("app/routes.ts", "x\n".repeat(300)),
        file("app/a.ts", `function f() {\n${"  x;\n".repeat(68)}}`),
      ],
    ],
  },
  {
    name: "most files are small",
    check: wrongSpread,
    over: product,
    catches: [
      [/half of the files/, file("app/a.ts", "x\n".repeat(71))],
      [/a tenth/, ...[10, 10, 10, 10, 150].map((n) => file("app/a.ts", "x\n".repeat(n)))],
    ],
    passes: [[file("app/a.ts", "x\n".repeat(50))]],
  },
  {
    name: "decisions are short, complete and indexed",
    check: wrongDecisions,
    over: documents,
    catches: [
      [/11 lines/, decision("words.", "words.\n  a\n  b\n  c\n  d\n  e")],
      [/a line of 16\d signs/, decision("readers.", "r".repeat(160))],
      [/has the fields/, decision("- Why: readers.\n")],
      [/status is a date/, decision("2026-11-29, standing", "standing")],
      [/no decision 7/, decision("2026-11-29, standing", "2026-11-29, superseded by 7")],
      [/not in the index: 1\. Plain/, decision("1. Plain words — standing\n")],
      [/only in the index: 2/, decision("\n\n## Words", "\n2. Other words — standing\n\n## Words")],
      [/used twice/, decision("### 1. Plain words", "### 1. Other words\n\n### 1. Plain words")],
    ],
    passes: [[decision()]],
  },
  {
    name: "documents name files that exist",
    check: missingFiles,
    over: documents,
    catches: [
      [/nowhere\/a\.ts does not exist/, file("README.md", "see `app/domain/nowhere/a.ts`.")],
      [/nowhere\.sql does not exist/, file("GLOSSARY.md", "[a](db/checks/nowhere.sql)")],
      [/nowhere does not exist/, file("CONTRIBUTING.md", "in app/nowhere.")],
      [/no file's path ends in a-row\.ts/, file("CONTRIBUTING.md", "a row in `a-row.ts`")],
      [/routes\.ts is not written from the root/, file("GLOSSARY.md", "`routes.ts`")],
    ],
    passes: [
      [
        file(
          "README.md",
          "`app/routes.ts`, `db/migrations/…_guards`, app/domain, `db/checks/*.sql`",
        ),
        file("CONTRIBUTING.md", "`routes.ts`, vite.config.ts, https://example.com/app/a.ts"),
      ],
    ],
  },
  {
    name: "rights are asked for in the room of access only",
    check: strayRights,
    over: product,
    catches: [
      [/asks for staff/, file("app/domain/disputes/a.ts", "if (!isStaff(actor)) x();")],
      [/a\.ts:2: compares a role/, file("app/routes/a.ts", '\nactor.role !== "staff"')],
      [/compares a role/, file("app/domain/people/a.ts", "if (actor.role === other.role) x();")],
      [/the kind of an actor/, file("app/domain/a.ts", 'if (actor.kind !== "user") x();')],
      [/a party with a person/, file("app/domain/tasks/a.ts", "task.buyerId === actor.id")],
      [/a party with a person/, file("app/routes/a.tsx", "viewer?.id !== page.gig.freelancerId")],
    ],
    passes: [
      [file("app/domain/access/party.ts", 'actor.kind === "user" && actor.role === "staff"')],
      [file("app/domain/a.ts", "row.freelancerId === freelancerId; // role === x")],
      [file("app/domain/a.ts", "sql`where buyer_id = ${viewer.id}`")],
    ],
  },
  {
    name: "every read and command asks whether the actor may",
    check: unasked,
    over: product,
    catches: [
      [
        /walletPage takes who asks and asks nobody/,
        file(
          "app/domain/payouts/a.ts",
          "export async function walletPage(viewer: UserActor): Promise<X> {\n  return read(viewer.id);\n}\n",
        ),
      ],
      [
        /close takes who asks/,
        file(
          "app/domain/people/a.ts",
          "export function close(\n  actor: Actor,\n  x: Y,\n): Promise<Z> {\n  return write(actor, x);\n}\n\nfunction write(actor: Actor): void {\n  x();\n}\n",
        ),
      ],
    ],
    passes: [
      [
        file(
          "app/domain/people/a.ts",
          'export function close(actor: Actor): X {\n  return write(actor);\n}\n\nfunction write(actor: Actor): X {\n  requireAbility(actor, "a.b");\n}\n',
        ),
      ],
      [file("app/domain/people/a.ts", "export function quote(price: Money): X {\n  y();\n}\n")],
    ],
  },
  {
    name: "every page asks who is admitted",
    check: unaskedPages,
    over: product,
    catches: [
      [
        /a\.tsx: its loader asks nobody/,
        file("app/routes.ts", 'route("a", "routes/a.tsx")'),
        file("app/routes/a.tsx", "export function loader() {\n  return read();\n}\n"),
      ],
      [
        /a\.tsx: its action asks nobody/,
        file("app/routes.ts", 'route("a", "routes/a.tsx")'),
        file(
          "app/routes/a.tsx",
          'export function loader() {\n  admit(context, url, "x");\n}\n\nexport async function action() {\n  return act();\n}\n',
        ),
      ],
    ],
    passes: [
      [
        file("app/routes.ts", 'route("a", "routes/a.tsx")'),
        file(
          "app/routes/a.tsx",
          'export function loader({ context }: Args) {\n  const { actor } = admit(context, url, "x");\n}\n\nexport function action() {\n  return redirect("/", 303);\n}\n',
        ),
      ],
    ],
  },
];

describe.each(RULES)("$name", ({ check, over, catches, passes }) => {
  test.each(catches)("is broken by: %s", (says, ...sources) => {
    expect(check(sources).join("\n")).toMatch(says);
  });
  test("lets good files pass", () => {
    for (const sources of passes) expect(check(sources)).toEqual([]);
  });
  test("holds in the house", () => {
    expect(check(over), "each line is a file to put right").toEqual([]);
  });
});

test("each place that tells actors apart for another reason than a right still does", () => {
  expect(idleTellings(product)).toEqual([]);
});

test("each command of the table is given in snake_case by a file of its folder", () => {
  expect(idleCommandNames(product)).toEqual([]);
  expect(idleCommandNames([]).length).toBeGreaterThan(50);
});

test("each exception of a room's tables is still needed", () => {
  expect(idleExceptions(product)).toEqual([]);
  expect(idleExceptions([]).length).toBeGreaterThan(5);
});

test("the order of the domain names the folders there are, each once", () => {
  const folders = new Set(
    product.flatMap(({ path }) => /^app\/domain\/([^/]+)\//.exec(path)?.slice(1) ?? []),
  );
  expect([...DOMAIN_ORDER].sort()).toEqual([...folders].sort());
});

test("the tour lists the tables of the product", () => {
  const tour = readFileSync("README.md", "utf8");
  for (const path of PRODUCT_TABLES) expect(tour).toContain(`](${path})`);
});
