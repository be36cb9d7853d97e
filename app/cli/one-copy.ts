/** The pages take the server's own modules instead of copies: one store with its connections, one limiter, one key of each kind. */
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

/** What pages and server have in common. Node runs it as it stands; the rest (`routes`, `ui`, the entry) is built. */
const SHARED =
  /^(app\/(domain|gateways|http|processes)\/.*|app\/[\w.]+\.server|app\/settings|db\/.*)\.ts$/;

const ROOT = join(import.meta.dirname, "../..");

/** For the pages' side of the server only: in the browser there is nothing to share. */
export function oneCopy(): Plugin {
  return {
    name: "farthing:one-copy",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "ssr",
    /** The build imports a shared module by its address in package.json, as the server does. */
    async resolveId(id, importer, options) {
      if (this.environment.mode !== "build" || importer === undefined || !/^[.#]/.test(id))
        return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (found === null) return null;
      const file = relative(ROOT, found.id).split(sep).join("/");
      return SHARED.test(file) ? { id: `#${file}`, external: true } : null;
    },
    /** In development Vite's runner is told to import the file instead of running a copy: there is no setting for it. */
    configureServer({ environments: { ssr } }) {
      if (ssr === undefined) return;
      const fetchModule = ssr.fetchModule.bind(ssr);
      ssr.fetchModule = (url, importer, options) => {
        const file = url.slice(1);
        if (!SHARED.test(file)) return fetchModule(url, importer, options);
        return Promise.resolve({
          externalize: pathToFileURL(join(ROOT, file)).href,
          type: "module",
        });
      };
    },
  };
}
