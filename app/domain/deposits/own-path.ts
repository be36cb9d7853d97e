/** Paths of our own that a form may send people back to; anything that leads elsewhere is dropped. */

/** The path when it is one of ours (`/gigs/…?x=y`), else null. Guards against `//evil`, `/\evil` and whole addresses. */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes("\\"))
    return null;
  try {
    const url = new URL(text, "http://here.invalid");
    return url.origin === "http://here.invalid" ? `${url.pathname}${url.search}` : null;
  } catch {
    return null;
  }
}
