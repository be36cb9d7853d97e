/** Brings the sandbox into being when somebody first wants it: whoever never makes a sandbox token never pays for one. */
import { env } from "#app/env.server.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { connect } from "#db/client.server.ts";

let prepared: { url: string; done: Promise<void> } | undefined;

/**
 * Makes the database when it is missing and brings it up to date, once per process; several processes may do it at once.
 * Refuses `sandbox_off` where there is no place for one.
 */
export function prepareSandbox(): Promise<void> {
  const url = env.sandboxDatabaseUrl ?? refuse("sandbox_off");
  if (prepared?.url === url) return prepared.done;
  const begun = { url, done: bringUp(url) };
  prepared = begun;
  // A failure is told to whoever asked, and the next who asks tries again.
  begun.done.catch(() => {
    if (prepared === begun) prepared = undefined;
  });
  return begun.done;
}

async function bringUp(url: string): Promise<void> {
  await makeWhenMissing(url);
  // Loaded when needed: pages that never do this do without the machinery of migrations.
  const { prepareSandboxStore } = await import("./prepare-store.ts");
  await prepareSandboxStore(url);
}

const MISSING = "3D000";
/** Somebody else made it in the same moment. */
const THERE_ALREADY = new Set(["42P04", "23505"]);

async function makeWhenMissing(url: string): Promise<void> {
  const probe = connect(url, { max: 1, name: "farthing start" });
  try {
    await probe`select 1`;
  } catch (problem) {
    if (codeOf(problem) !== MISSING || !isBesideLive(url)) throw problem;
    await makeBesideLive(new URL(url).pathname.slice(1));
  } finally {
    await probe.end({ timeout: 5 });
  }
}

function isBesideLive(url: string): boolean {
  const [here, live] = [new URL(url), new URL(env.databaseUrl)];
  return here.host === live.host && here.searchParams.get("host") === live.searchParams.get("host");
}

async function makeBesideLive(name: string): Promise<void> {
  const owner = connect(env.databaseUrl, { max: 1, name: "farthing start" });
  try {
    await owner`create database ${owner(decodeURIComponent(name))}`;
  } catch (problem) {
    if (!THERE_ALREADY.has(codeOf(problem) ?? "")) throw problem;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function codeOf(problem: unknown): string | undefined {
  return (problem as { code?: string }).code;
}
