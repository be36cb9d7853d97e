/** House rule: which room may import which: routes, worker, cli → domain → db, and in the domain only earlier folders. */
import { importsOf } from "./source.ts";
import type { Source } from "./source.ts";

/** A folder imports from itself and from the folders before it. */
export const DOMAIN_ORDER = [
  "kernel",
  "access",
  "store",
  "commands",
  "ledger",
  "events",
  "jobs",
  "oversight",
  "files",
  "commission",
  "security",
  "people",
  "deposits",
  "escrow",
  "catalog",
  "tasks",
  "orders",
  "batches",
  "earnings",
  "payouts",
  "suspensions",
  "disputes",
  "reviews",
  "messages",
  "agreements",
  "reputation",
  "notifications",
  "webhooks",
  "live",
  "closings",
  "home",
  "proof",
  "setup",
  "sandbox",
  "demo",
];

const EVERYBODY = ["app/env.server.ts", "app/settings.ts", "app/log.server.ts"];
const DOOR = [
  ...EVERYBODY,
  "app/domain/",
  "app/gateways/",
  "app/processes/",
  "app/http/",
  "app/ui/",
];

/** The longest matching prefix decides what a file may import. */
const MAY: [from: string, to: string[]][] = [
  ["db/", ["db/"]],
  ["app/settings.ts", ["app/domain/kernel/"]],
  ["app/env.server.ts", [...EVERYBODY, "app/domain/kernel/"]],
  ["app/log.server.ts", EVERYBODY],
  ["app/domain/", [...EVERYBODY, "app/domain/", "db/"]],
  ["app/gateways/", [...EVERYBODY, "app/domain/", "app/gateways/", "db/"]],
  ["app/processes/", [...EVERYBODY, "app/domain/", "app/gateways/", "app/processes/"]],
  ["app/http/", [...EVERYBODY, "app/domain/", "app/http/", "app/entry.server.tsx"]],
  ["app/ui/", ["app/domain/", "app/ui/", "app/http/refused.ts"]],
  ["app/routes/", [...DOOR, "app/routes/", "app/root.tsx"]],
  ["app/worker/", [...DOOR, "app/worker/", "db/"]],
  ["app/cli/", [...DOOR, "app/cli/", "app/worker/", "db/"]],
  ["app/", [...DOOR, "app/app.css", "app/enhance.js"]],
  ["tests/", ["app/", "db/", "tests/", "build/", "public/farthing-api.d.ts"]],
];

export function wrongDirections(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ wanted, target }) => {
      const style = wrongStyle(source.path, wanted);
      if (style) return [`${source.path}: ${style}`];
      if (target === null || wanted.includes("/+types/")) return [];
      const [, allowed = []] = MAY.find(([from]) => source.path.startsWith(from)) ?? [];
      if (!allowed.some((prefix) => target.startsWith(prefix)))
        return [`${source.path}: may not import ${target}`];
      return wrongOrder(source.path, target);
    }),
  );
}

function wrongStyle(path: string, wanted: string): string | null {
  if (wanted.startsWith("../"))
    return `import ${wanted} by its #-address; relative is for the same folder`;
  const ours = wanted.startsWith("#") || wanted.startsWith("./");
  if (
    ours &&
    !wanted.includes("/+types/") &&
    !/\.(ts|tsx|css|json|js\?url|js\?worker&url|md\?raw)$/.test(wanted)
  )
    return `import ${wanted} with its file ending`;
  return path.startsWith("app/domain/") && wanted === "react" ? "the domain knows no pages" : null;
}

function wrongOrder(path: string, target: string): string[] {
  const folder = (file: string) => /^app\/domain\/([^/]+)\//.exec(file)?.[1];
  const [from, to] = [folder(path), folder(target)];
  if (from === undefined || to === undefined) return [];
  const place = (name: string) => DOMAIN_ORDER.indexOf(name);
  if (place(from) < 0) return [`${path}: domain folder ${from} is not in the order of the house`];
  return place(to) <= place(from) ? [] : [`${path}: ${from} may not import the later ${to}`];
}

/** Import cycles; imports of types do not count. */
export function circles(sources: Source[]): string[] {
  const graph = valueGraph(sources);
  const found = new Map<string, string>();
  const finished = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const ring = trail.slice(at);
      found.set([...ring].sort().join(), `${[...ring, path].join(" → ")} is a circle`);
      return;
    }
    if (finished.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return [...found.values()];
}

function valueGraph(sources: Source[]): Map<string, string[]> {
  return new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ target, typeOnly }) => (typeOnly || !target ? [] : [target])),
    ]),
  );
}

const DOES_IO = /^(db\/|app\/env\.server\.ts|app\/domain\/store\/store\.ts)/;

/** Components, in `ui` or beside their page, that import the database or the settings, directly or through other files. */
export function impureUi(sources: Source[]): string[] {
  const graph = valueGraph(sources);
  const pages = sources.find(({ path }) => path === "app/routes.ts")?.text ?? "";
  const besidePage = (path: string) =>
    /^app\/routes\/.*\.tsx$/.test(path) && !pages.includes(`"${path.slice("app/".length)}"`);
  const reach = (path: string, trail: string[]): string[] | null => {
    if (DOES_IO.test(path)) return [...trail, path];
    if (trail.includes(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const way = reach(next, [...trail, path]);
      if (way) return way;
    }
    return null;
  };
  return [...graph.keys()]
    .filter((path) => path.startsWith("app/ui/") || besidePage(path))
    .flatMap((path) => {
      const way = reach(path, []);
      return way ? [`${way.join(" → ")}: components do no I/O`] : [];
    });
}

const DRAWING = "app/gateways/pictures/";

/** Files that load sharp, directly or through other files, and are no part of the drawing process. */
export function sharpElsewhere(sources: Source[]): string[] {
  const graph = valueGraph(sources);
  const loads = new Set(
    sources
      .filter((source) =>
        importsOf(source).some(({ wanted, typeOnly }) => !typeOnly && wanted === "sharp"),
      )
      .map(({ path }) => path),
  );
  for (let known = -1; known !== loads.size;) {
    known = loads.size;
    for (const [path, targets] of graph)
      if (targets.some((target) => loads.has(target))) loads.add(path);
  }
  return [...loads]
    .filter((path) => !path.startsWith(DRAWING))
    .map((path) => `${path}: only the drawing process loads sharp`);
}
