/** The time zones of the profile form, in groups by part of the world. */
import { TIME_ZONES } from "#app/domain/kernel/time-zone.ts";

export interface Region {
  region: string;
  zones: Array<{ zone: string; label: string }>;
}

/** `kept` is in the list even if it is no zone of it, such as an older name. UTC is a choice of its own. */
export function zonesByRegion(kept: string): Region[] {
  const regions = new Map<string, Region["zones"]>();
  const named = TIME_ZONES.filter((zone) => zone.includes("/"));
  const all = kept === "" || kept === "UTC" || named.includes(kept) ? named : [...named, kept];
  for (const zone of all.toSorted()) {
    const [region = "", ...place] = zone.split("/");
    const label = place.length === 0 ? zone : place.join(", ").replaceAll("_", " ");
    regions.set(region, [...(regions.get(region) ?? []), { zone, label }]);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}
