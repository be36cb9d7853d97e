/** Gives a bench its database: on a durable embedded PostgreSQL of its own, or a new one on a given server. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";

export interface Place {
  url: string;
  leave: () => Promise<void>;
}

/** Removes everything afterwards, and touches no database that holds data. */
export async function takePlace(server: string | undefined): Promise<Place> {
  const place = server === undefined ? await embedded() : await ownDatabase(server);
  await prepareStore(place.url);
  return {
    url: place.url,
    leave: async () => {
      await closeStore();
      await place.leave();
    },
  };
}

async function embedded(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "farthing-bench-"));
  // PostgreSQL must be able to enter; otherwise its gigabytes would be in another folder, which nothing removes.
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir });
  return {
    url: server.url,
    leave: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function ownDatabase(server: string): Promise<Place> {
  const name = `farthing_bench_${randomBytes(4).toString("hex")}`;
  const asOwner = async (work: "create" | "drop") => {
    const sql = connect(server, { max: 1, name: "farthing bench" });
    if (work === "create") await sql`create database ${sql(name)}`;
    else
      for (const one of [`${name}_beside`, name])
        await sql`drop database if exists ${sql(one)} with (force)`;
    await sql.end({ timeout: 5 });
  };
  await asOwner("create");
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { url: address.href, leave: () => asOwner("drop") };
}

/** Another database on the same server. It is removed with the server's folder or, on a shared server, with the first one. */
export async function databaseBeside(url: string): Promise<string> {
  const address = new URL(url);
  const name = `${address.pathname.slice(1)}_beside`;
  const sql = connect(url, { max: 1, name: "farthing bench" });
  await sql`create database ${sql(name)}`;
  await sql.end({ timeout: 5 });
  address.pathname = `/${name}`;
  return address.href;
}
