/** Imports a catalogue of many lines, beside a plain copy of the same values into a table with the same indexes. */
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { connect } from "#db/client.server.ts";
import type { Bench, Table } from "#tests/bench/report.ts";
import { sourceGigs } from "./source.ts";

const LINES_AT_ONCE = 5_000;
const EACH = 10;

/** `url`: an empty store, which the application is connected to. */
export async function benchImport(url: string, lines: number, say: Bench["say"]): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), "farthing-import-"));
  const file = join(folder, "gigs.csv");
  await writeCatalogue(file, lines);
  const plain = await plainCopy(url, file, say);
  const peak = watchMemory();
  const stages = await imported(file, say);
  const memory = peak();
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

async function imported(file: string, say: Bench["say"]): Promise<Array<[string, number]>> {
  const stages: Array<[string, number]> = [];
  const stage = async (name: string, run: () => Promise<unknown>) => {
    const begun = performance.now();
    await run();
    stages.push([name, (performance.now() - begun) / 1000]);
    say(`${name}: ${stages.at(-1)?.[1].toFixed(1)} s`);
  };
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "bench.csv" });
  await stage("read and judged", () => stageFile(answer.id, createReadStream(file)));
  const confirmed = { key: newFormKey(), id: answer.id, leaveOutRejected: true };
  await stage("confirmed", () => confirmImport(OPERATOR, confirmed));
  await stage("written, found and counted", () => carryOutImport(OPERATOR, answer.id));
  return stages;
}

/** The same file by COPY, its search document made by the same function, then the same indexes as `gigs` and `search_gigs` have. */
async function plainCopy(url: string, file: string, say: Bench["say"]): Promise<number> {
  const sql = connect(url, { max: 1, name: "farthing copy" });
  const begun = performance.now();
  await sql`
    create table plain_gigs (freelancer text, headline text, category text, subcategory text, title text, description text, tags text,
      price numeric, currency text, delivery_days int, unit text, kind text, id text default gen_random_uuid(), at timestamptz default clock_timestamp(),
      search tsvector generated always as (
        search_document(title, replace(tags, '|', ' ') || ' ' || category || ' ' || subcategory, freelancer, description)) stored)`;
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

/** Resident memory of this process, looked at ten times a second; returns its peak in MB. */
function watchMemory(): () => number {
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage.rss() / 1e6));
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    return most;
  };
}
