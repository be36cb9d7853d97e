/** Fills the site for the web bench: a few thousand gigs by the real import, two signed-in people, delivered tasks to accept. */
import { stringify } from "csv-stringify/sync";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

export interface Market {
  ada: UserActor;
  /** The `cookie` header of Ada's browser. */
  cookie: string;
  /** Makes `count` delivered tasks that wait for Ada's acceptance. */
  delivered(count: number): Promise<string[]>;
}

export async function openMarket(gigs: number): Promise<Market> {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "bench.csv" });
  await stageFile(answer.id, oneChunk(catalogue(gigs)), () => {});
  const confirmed = { key: newFormKey(), id: answer.id, leaveOutRejected: false };
  await confirmImport(OPERATOR, confirmed);
  await carryOutImport(OPERATOR, answer.id, () => {});
  const [ada, lin] = [await person("ada"), await person("lin")];
  await enrich(ada, 1_000_000_000n);
  const from = { address: "127.0.0.1", agent: "bench" };
  const { token } = await startSession(ada.id, "password", from);
  return {
    ada,
    cookie: `farthing=${token}`,
    async delivered(count) {
      const piece = { priceMicros: 1_500n, quantity: count, kind: "unit" } as const;
      const { taskIds } = await order(ada, lin, piece);
      await move(lin, "start", taskIds);
      await handOver(lin, taskIds);
      return taskIds;
    },
  };
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

const CATEGORIES = ["Design", "Writing", "Data", "Audio", "Video", "Code", "Translation", "Advice"];
const THINGS = ["logo", "map", "letter", "table", "song", "film", "script", "label", "chart"];
const MANNERS = ["by hand", "in copper ink", "with care", "overnight", "for print", "for screens"];

/** A catalogue as varied as a real one: every filter has several choices with results. */
function catalogue(count: number): string {
  const pick = (from: string[], n: number) => from[n % from.length] ?? "";
  const rows = Array.from({ length: count }, (_, n) => ({
    freelancer: `maker-${n % 300}`,
    headline: "Maker of things",
    category: pick(CATEGORIES, n),
    subcategory: `${pick(CATEGORIES, n)} of kind ${Math.floor(n / 8) % 5}`,
    title: `A ${pick(THINGS, n)} made ${pick(MANNERS, Math.floor(n / 9))}, number ${n}`,
    description: "Made to your words, looked over twice, and sent in the format you ask for.",
    tags: [pick(THINGS, n), pick(THINGS, n + 1), pick(MANNERS, n), "made to order"].join("|"),
    price: n % 3 === 0 ? "0.0015" : `${1 + (n % 700)}.25`,
    currency: "USD",
    delivery_days: `${1 + (n % 20)}`,
    unit: n % 3 === 0 ? "piece" : "job",
    kind: n % 3 === 0 ? "unit" : "package",
  }));
  return stringify(rows, { header: true });
}
