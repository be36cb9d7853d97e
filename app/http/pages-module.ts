/** What the entry of the built pages exports for the server: what needs components, which Node does not read by itself. */
import type { ServerBuild } from "react-router";
import type * as entry from "#app/entry.server.tsx";

export function pagesModule(build: ServerBuild): typeof entry {
  return build.entry.module as unknown as typeof entry;
}
