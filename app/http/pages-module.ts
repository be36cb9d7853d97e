/** The exports of the built pages' entry that the server uses: they need components, which Node cannot read without a build. */
import type { ServerBuild } from "react-router";
import type * as entry from "#app/entry.server.tsx";

export function pagesModule(build: ServerBuild): typeof entry {
  return build.entry.module as unknown as typeof entry;
}
