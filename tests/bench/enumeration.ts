/** Measures whether the time of an answer tells addresses with an account from others: interleaved tries at each form. */
import { buildWhenStale } from "#app/cli/build.ts";
import { env } from "#app/env.server.ts";
import { ENUMERABLE, tryOf } from "#tests/kit/enumerable-forms.ts";
import { member } from "#tests/kit/members.ts";
import { median } from "./measure.ts";
import type { Bench, Table } from "./report.ts";
import { startLoaded } from "./web/servers.ts";
import type { EnumerableForm } from "#tests/kit/enumerable-forms.ts";

/** `--tries` at each form (200): half of them with addresses that have an account. */
export async function benchEnumeration({ url, say, sizes }: Bench): Promise<Table[]> {
  const { tries = 200 } = sizes;
  await buildWhenStale();
  for (let n = 0; n < tries / 2; n += 1) await member(`known${n}`);
  const server = await startLoaded(["app/cli/start.mjs", "web"], "/readyz", {
    DATABASE_URL: url,
    SECRET: env.secret,
    SIGN_IN_TRIES_PER_ADDRESS: "100000",
    SIGN_UPS_PER_ADDRESS: "100000",
  });
  try {
    const rows: Table["rows"] = [];
    for (const form of ENUMERABLE) {
      say(form.name);
      rows.push(await compared(server.origin, form, tries / 2));
    }
    return [
      {
        title: `${tries} interleaved tries at each form; 0.5 is a guess, 1 tells every address`,
        head: ["", "known, p50 ms", "unknown, p50 ms", "told apart"],
        rows,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function compared(origin: string, form: EnumerableForm, pairs: number) {
  const times = { known: [] as number[], ghost: [] as number[] };
  for (let n = 0; n < pairs; n += 1)
    // The order changes, so that the second of a pair has no advantage.
    for (const kind of n % 2 === 0
      ? (["known", "ghost"] as const)
      : (["ghost", "known"] as const)) {
      const sent = tryOf(form, `${kind}${n}@example.test`, n);
      const begun = performance.now();
      await (await fetch(`${origin}${form.path}`, sent)).arrayBuffer();
      times[kind].push(performance.now() - begun);
    }
  return [form.name, median(times.known), median(times.ghost), toldApart(times.known, times.ghost)];
}

/** The share of pairs in which the known address took longer (the area under the ROC curve), or its mirror. */
function toldApart(known: number[], unknown: number[]): number {
  const longer = known.flatMap((one) =>
    unknown.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  const share = longer.reduce<number>((sum, each) => sum + each, 0) / longer.length;
  return Math.max(share, 1 - share);
}
