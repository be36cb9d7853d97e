/** Imports a catalogue of many lines, beside a plain copy of the same values into a table with the same indexes. */
import { fork } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { connect } from "#db/client.server.ts";
import type { Bench, Table } from "#tests/bench/report.ts";
import type { Imported } from "./import-alone.ts";
import { sourceGigs } from "./source.ts";

const LINES_AT_ONCE = 5_000;
const EACH = 10;

/** `url`: an empty store, which the application is connected to. */
export async function benchImport(url: string, lines: number, say: Bench["say"]): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), "farthing-import-"));
  const file = join(folder, "gigs.csv");
  await writeCatalogue(file, lines);
  const before = await plainCopy(url, file, say);
  const { stages, memory } = await imported(url, file);
  const plain = (before + (await plainCopy(url, file, say))) / 2;
  await rm(folder, { recursive: true });
  const whole = stages.reduce((sum, [, seconds]) => sum + seconds, 0);
  return {
    title: `An import of ${lines.toLocaleString("en")} lines, beside a plain copy`,
    head: ["", "seconds", "x plain copy"],
    rows: [
      ["plain copy with the same indexes", plain, 1],
      ...stages.map(([name, seconds]) => [name, seconds, seconds / plain]),
      ["the whole import", whole, whole / plain],
      ["memory at its peak, MB", memory, ""],
    ],
  };
}

/** In a process of its own, so that its memory is that of the import alone. */
async function imported(url: string, file: string): Promise<Imported> {
  const child = fork(new URL("import-alone.ts", import.meta.url), [url, file], {
    stdio: "inherit",
  });
  const [said] = (await once(child, "message")) as [Imported];
  await once(child, "exit");
  return said;
}

/** The same file by COPY, its search document made by the same function, then the same indexes as `gigs` and `search_gigs` have. */
async function plainCopy(url: string, file: string, say: Bench["say"]): Promise<number> {
  const sql = connect(url, { max: 1, name: "farthing copy" });
  const begun = performance.now();
  await sql`
    create table plain_gigs (freelancer text, headline text, category text, subcategory text, title text, description text, tags text,
      price numeric, currency text, delivery_days int, unit text, kind text, id text default gen_random_uuid(), at timestamptz default clock_timestamp(),
      search tsvector generated always as (
        search_document('en', title, replace(tags, '|', ' ') || ' ' || category || ' ' || subcategory, freelancer, description)) stored)`;
  const writing =
    await sql`copy plain_gigs (freelancer, headline, category, subcategory, title, description, tags, price, currency,
    delivery_days, unit, kind) from stdin with (format csv, header)`.writable();
  createReadStream(file).pipe(writing);
  await once(writing, "finish");
  for (const index of PLAIN_INDEXES) await sql.unsafe(`create index on plain_gigs ${index}`);
  await sql`analyze plain_gigs`;
  const seconds = (performance.now() - begun) / 1000;
  say(`plain copy: ${seconds.toFixed(1)} s`);
  await sql`drop table plain_gigs`;
  await sql.end();
  return seconds;
}

const PLAIN_INDEXES = [
  "using gin (search)",
  "(id)",
  "(at, id)",
  "(category, at, id)",
  "(category, subcategory, at, id)",
  "(category, kind, currency, delivery_days, price)",
  "(currency, price, id)",
  "(delivery_days, id)",
  "(freelancer, id)",
  "(md5(title))",
];

async function writeCatalogue(file: string, lines: number): Promise<void> {
  const source = sourceGigs();
  const at = (n: number) => source[n % source.length];
  const handle = await open(file, "w");
  for (let from = 0; from < lines; from += LINES_AT_ONCE) {
    const rows = Array.from({ length: Math.min(LINES_AT_ONCE, lines - from) }, (_, place) => {
      const n = from + place;
      const [title, other] = [at(n), at(n * 7 + Math.floor(n / source.length) * 31)];
      return {
        freelancer: `seller-${Math.floor(n / EACH)}`,
        headline: "Maker of things",
        category: title?.category,
        subcategory: title?.subcategory,
        title: `${title?.title.slice(0, 90)} ${n}`,
        description: other?.description,
        tags: other?.tags,
        price: n % 7 === 0 ? "0.0015" : `${1 + (n % 700)}.25`,
        currency: "USD",
        delivery_days: `${1 + (n % 20)}`,
        unit: n % 7 === 0 ? "item" : "job",
        kind: n % 7 === 0 ? "unit" : "package",
      };
    });
    await handle.write(stringify(rows, { header: from === 0 }));
  }
  await handle.close();
}
