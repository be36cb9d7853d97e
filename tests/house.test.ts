/** The house rules, checked on every file; each rule is first shown to catch what it is for. */
import { describe, expect, test } from "vitest";
import { circles, impureUi, wrongDirections } from "./kit/house/direction.ts";
import { sharedMemory } from "./kit/house/module-state.ts";
import { missingHeaders, wrongNames, wrongSizes, wrongSpread } from "./kit/house/shape.ts";
import { readSources } from "./kit/house/source.ts";
import { floatsNearMoney, strayDrizzle, unfinished, wrongWords } from "./kit/house/words.ts";
import { idleExceptions, strayTables } from "./kit/house/tables.ts";
import type { Source } from "./kit/house/source.ts";

const product = readSources(["app", "db"]);
const everything = [...product, ...readSources(["tests"])];

function file(path: string, text: string): Source {
  return { path, text };
}

/** A rule, what it must catch (with a piece of its message), and what it must let pass. */
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
      [file("app/domain/people/decide.ts", "sql`delete from sessions where user_id = ${id}`")],
    ],
  },
  {
    name: "no circles",
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
    name: "clock, environment, network, styles and left-out tests",
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
      [/riders/, file("app/domain/orders/a.ts", "export const riders = new Convoy({});")],
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
    name: "nothing unfinished",
    check: unfinished,
    over: everything,
    catches: [[/a\.ts:2/, file("app/a.ts", "\n// TODO later")]],
    passes: [[file("app/a.ts", "const todo = 1;")]],
  },
  {
    name: "names say what is inside",
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
    name: "every file begins with what it is for",
    check: missingHeaders,
    over: everything,
    catches: [[/begins with/, file("app/a.ts", 'import "x";')]],
    passes: [[file("app/a.ts", "/** Says hello. */")]],
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

test("each exception of a room's tables is still needed", () => {
  expect(idleExceptions(product)).toEqual([]);
  expect(idleExceptions([]).length).toBeGreaterThan(5);
});
