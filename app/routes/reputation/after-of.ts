/** The place in a list of facts that an address names; anything else is the first page. Pure. */
export function afterOf(url: URL): string | null {
  const after = url.searchParams.get("after") ?? "";
  return /^[0-9]{1,18}$/.test(after) ? after : null;
}
