/** Decides where to go after signing in: only ever a page of ours. */

const ELSEWHERE = "/";

/** The path if it is one of our own, otherwise `/`. Browsers read `//x`, `/\x` and `/./…//x` as other sites. */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return ELSEWHERE;
  const base = "http://own.invalid";
  if (!URL.canParse(wanted, base)) return ELSEWHERE;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return ELSEWHERE;
  // Going back to these would sign the person out again, or show the form just filled in.
  if (/^\/sign-(in|up|out)(\/|$)/.test(url.pathname)) return ELSEWHERE;
  return `${url.pathname}${url.search}`;
}
