/** The reference that a list of offers or requests is searched for, in its address. Pure. */
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";

/** Empty for the whole list. */
export function askedReference({ searchParams }: URL): string {
  return (searchParams.get("reference") ?? "").trim().slice(0, OWN_LIMITS.reference);
}

/** The next page of the same search. */
export function pagePath(path: string, before: string, reference: string): string {
  return `${path}?${new URLSearchParams({ before, ...(reference === "" ? {} : { reference }) }).toString()}`;
}
