/** What the built pages export beside their routes. The server must use these copies: the bundle has its own of every module. */
import type { ServerBuild } from "react-router";
import type * as entry from "#app/entry.server.tsx";

export function pagesModule(build: ServerBuild): typeof entry {
  return build.entry.module as unknown as typeof entry;
}
