/** `npm run bench -- ledger`: runs a bench, proves the books afterwards, prints the tables. */
import { parseArgs } from "node:util";
import { env } from "#app/env.server.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { benchEnumeration } from "./enumeration.ts";
import { benchFlood } from "./flood.ts";
import { benchGrowth } from "./growth.ts";
import { benchLedger } from "./ledger.ts";
import { benchLive } from "./live.ts";
import { benchSearch } from "./search.ts";
import { benchSweep } from "./sweep.ts";
import { takePlace } from "./place.ts";
import { asText } from "./report.ts";
import { benchVerify } from "./verify.ts";
import { benchWeb } from "./web.ts";
import type { Suite } from "./report.ts";

const SUITES: Record<string, Suite> = {
  ledger: benchLedger,
  sweep: benchSweep,
  growth: benchGrowth,
  verify: benchVerify,
  flood: benchFlood,
  enumeration: benchEnumeration,
  web: benchWeb,
  live: benchLive,
  search: benchSearch,
};

const USAGE = `npm run bench -- ${Object.keys(SUITES).join(" | ")} [--json] [--NAME COUNT …]
Runs on an embedded PostgreSQL of its own, or in a database of its own on the server of DATABASE_URL.`;

interface Asked {
  suite: Suite;
  name: string;
  json: boolean;
  sizes: Record<string, number>;
}

/** Null for invalid arguments. */
function read(args: string[]): Asked | null {
  const { positionals, tokens } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const sizes: Record<string, number> = {};
  const counted = new Set<string>();
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== "option" || token.name === "json") continue;
    const next = tokens[place + 1];
    const value = token.value ?? (next?.kind === "positional" ? next.value : undefined);
    if (value === undefined || !/^[1-9]\d{0,9}$/.test(value)) return null;
    if (token.value === undefined) counted.add(value);
    sizes[token.name] = Number.parseInt(value, 10);
  }
  const [name = "ledger", ...more] = positionals.filter((word) => !counted.has(word));
  const suite = SUITES[name];
  if (suite === undefined || more.length > 0) return null;
  return { suite, name, sizes, json: args.includes("--json") };
}

async function main(args: string[]): Promise<number> {
  const asked = read(args);
  if (asked === null) {
    console.error(USAGE);
    return 2;
  }
  const place = await takePlace(env.givenDatabaseUrl);
  try {
    const say = (line: string) => console.error(line);
    const tables = await asked.suite({ url: place.url, say, sizes: asked.sizes });
    const { healthy } = await verify();
    if (asked.json) console.log(JSON.stringify({ suite: asked.name, healthy, tables }));
    else for (const table of tables) console.log(`${asText(table)}\n`);
    console.error(healthy ? "The books are right." : "THE BOOKS ARE NOT RIGHT.");
    return healthy ? 0 : 1;
  } finally {
    await place.leave();
  }
}

process.exitCode = await main(process.argv.slice(2));
