/** Accepts only paths of our own as the place a form returns to. */

/** The path when it is one of ours (`/gigs/…?x=y`), else null. Rejects `//evil`, `/\evil` and whole addresses. */
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
