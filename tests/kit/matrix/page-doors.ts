/** The addresses of the matrix of rights for pages: each route with the ability its loader and its action ask for. */
import routes from "#app/routes.ts";
import type { Ability } from "#app/domain/access/abilities.ts";
import { OPEN_BY_NATURE } from "#tests/kit/house/access.ts";
import { code, readSources } from "#tests/kit/house/source.ts";
import type { Things } from "./things.ts";

export interface PageDoor {
  /** `/orders/:id`. */
  pattern: string;
  file: string;
  /** The ability that opens the page or takes its form; null where it asks for none, undefined without such a function. */
  opens: Ability | null | undefined;
  takes: Ability | null | undefined;
}

/** What fills the gaps of each pattern that has some, by the names in `things.ts` or as a fixed word after `=`. */
const GAPS: Record<string, Record<string, string>> = {
  "/gigs/:id": { id: "gig" },
  "/sellers/:handle": { handle: "handle" },
  "/gigs/:id/reviews": { id: "gig" },
  "/sellers/:handle/reviews": { handle: "handle" },
  "/sellers/:handle/record": { handle: "handle" },
  "/buyers/:handle/record": { handle: "handle" },
  "/reviews/:id": { id: "rvw" },
  "/reviews/:id/report": { id: "rvw" },
  "/reviews/orders/:id": { id: "ord" },
  "/buyers/:handle": { handle: "handle" },
  // A page for the holder of a signed link: without the link it says so, for every id.
  "/claim/:id": { id: "=nobody" },
  "/files/:id": { id: "fil" },
  "/gigs/:id/order": { id: "gig" },
  "/gigs/:id/save": { id: "gig" },
  "/saved/searches/:id": { id: "svs" },
  "/orders/:id": { id: "ord" },
  "/orders/:id/lines/:position/fund": { id: "agr", position: "=2" },
  "/orders/:id/changes/new": { id: "agr" },
  "/changes/:id": { id: "chg" },
  "/orders/:id/files": { id: "ord" },
  "/orders/:id/answers": { id: "ord" },
  "/orders/:id/:transition": { id: "ord", transition: "=accept" },
  "/offers/:id": { id: "ofr" },
  "/offers/:id/version": { id: "ofr" },
  "/requests/:id": { id: "rqs" },
  "/requests/:id/propose": { id: "rqs" },
  "/proposals/:id": { id: "prp" },
  "/batches/:id": { id: "bat" },
  "/messages/:id": { id: "thd" },
  "/tasks/:id": { id: "tsk" },
  "/tasks/:id/accept_part": { id: "tsk" },
  "/tasks/:id/:transition": { id: "tsk", transition: "=accept" },
  "/settings/webhooks/:id": { id: "whk" },
  "/settings/webhooks/:id/deliveries/:delivery": { id: "whk", delivery: "whd" },
  "/selling/gigs/:id": { id: "gig" },
  "/selling/gigs/:id/:step": { id: "gig", step: "=basics" },
  "/wallet/deposits/:id": { id: "dep" },
  "/wallet/payouts/:id": { id: "pay" },
  "/tasks/:id/dispute": { id: "tsk" },
  "/disputes/:id": { id: "dsp" },
  "/disputes/:id/concede": { id: "dsp" },
  "/messages/lines/:id/report": { id: "tln" },
  "/admin/reviews/:id": { id: "rvw" },
  "/admin/reports/:id": { id: "rpt" },
  "/admin/disputes/:id": { id: "dsp" },
  "/admin/payments/suspense/:id": { id: "receipt" },
  "/admin/people/:id": { id: "usr" },
  "/admin/people/:id/invitation": { id: "usr" },
  "/selling/gigs/:id/pictures": { id: "gig" },
  "/shown/:id/:name": { id: "shp", name: `=320-${"0".repeat(16)}.avif` },
  "/drawings/:name": { name: "=design.svg" },
  "/sellers/:handle/share/:name": { handle: "handle", name: `=${"0".repeat(16)}.jpg` },
  "/gigs/:id/share/:name": { id: "gig", name: `=${"0".repeat(16)}.jpg` },
  "/sellers/:handle/gigs.atom": { handle: "handle" },
  "/tasks/:id/show": { id: "tsk" },
  "/portfolio/:id": { id: "pfp" },
  "/pictures/:id/:name": { id: "pic", name: "=small.webp" },
  "/admin/invitations/:id": { id: "ivl" },
  "/admin/invitations/:id/report.csv": { id: "ivl" },
  "/admin/import/:id": { id: "imp" },
  "/admin/import/:id/report.csv": { id: "imp" },
  "/sandbox/cards/:ref": { ref: "ref" },
  "/api/:room": { room: "=orders" },
};

const ASKS = /\badmit\(\s*context,\s*url,\s*"([\w.]+)"/;

/** The routes that ask for an ability; those that are open by nature have their reasons in `house/access.ts`. */
export function pageDoors(): PageDoor[] {
  const sources = readSources(["app/routes"]);
  return routes.flatMap(({ path, file }) => {
    if (Object.hasOwn(OPEN_BY_NATURE, file)) return [];
    const source = sources.find((one) => one.path === `app/${file}`);
    const text = source === undefined ? "" : code(source);
    const asked = (door: "loader" | "action") => {
      const body = new RegExp(`^export (?:async )?function ${door}\\b[\\s\\S]*?^\\}`, "m").exec(
        text,
      );
      if (body === null) return undefined;
      if (body[0].includes("requireSuspended(context)")) return "suspended.read" as const;
      return (ASKS.exec(body[0])?.[1] ?? null) as Ability | null;
    };
    return [{ pattern: `/${path ?? ""}`, file, opens: asked("loader"), takes: asked("action") }];
  });
}

/** Whether the address names a thing, so that it can be another person's or missing. */
export function namesThing(pattern: string): boolean {
  return Object.values(GAPS[pattern] ?? {}).some((name) => !name.startsWith("="));
}

/** The address with the things put in. Throws for a pattern with a gap and no row in `GAPS`. */
export function addressOf(pattern: string, things: Things): string {
  return pattern.replace(/:(\w+)/g, (_, gap: string) => {
    const name = GAPS[pattern]?.[gap];
    const value = name?.startsWith("=") ? name.slice(1) : things[name ?? ""];
    if (value === undefined) throw new Error(`${pattern}: the matrix has nothing for ${gap}.`);
    return value;
  });
}
