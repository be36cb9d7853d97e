/** `npm run bench -- ledger`: measures on a durable PostgreSQL of its own, proves the books afterwards, prints the table. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareStore } from "#app/cli/prepare-store.ts";
import { closeStore } from "#app/domain/kernel/store.ts";
import { verify } from "#app/domain/ledger/verify.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import { benchLedger } from "./ledger.ts";
import type { Row } from "./ledger.ts";

const SUITES = { ledger: benchLedger } as const;

function isSuite(name: string): name is keyof typeof SUITES {
  return Object.hasOwn(SUITES, name);
}

function table(rows: Row[]): string {
  const head =
    "".padEnd(34) +
    ["per second", "p50 ms", "p99 ms", "x TPC-B"].map((word) => word.padStart(12)).join("");
  const lines = rows.map(
    (row) =>
      row.name.padEnd(34) +
      [row.perSecond.toFixed(0), row.p50.toFixed(1), row.p99.toFixed(1), row.ratio.toFixed(2)]
        .map((cell) => cell.padStart(12))
        .join(""),
  );
  return [head, ...lines].join("\n");
}

async function main([name = "ledger", ...flags]: string[]): Promise<number> {
  if (!isSuite(name)) {
    console.error(`There is no bench "${name}". Choose one of: ${Object.keys(SUITES).join(", ")}.`);
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "farthing-bench-"));
  const server = await startEmbedded({ dataDir });
  try {
    await prepareStore(server.url);
    const rows = await SUITES[name](server.url, (line) => console.error(line));
    const { healthy } = await verify();
    console.log(
      flags.includes("--json") ? JSON.stringify({ suite: name, healthy, rows }) : table(rows),
    );
    console.log(healthy ? "The books are right." : "THE BOOKS ARE NOT RIGHT.");
    return healthy ? 0 : 1;
  } finally {
    await closeStore();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
