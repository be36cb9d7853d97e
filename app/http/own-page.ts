/** Where a link about a person leads when the person is the viewer. */
import { redirectWithFlash } from "./flash.ts";

/** Back to the viewer's own public page, with a word about it. */
export function ownPage(handle: string): Response {
  const text = "This is your own page, as others see it.";
  return redirectWithFlash(`/sellers/${encodeURIComponent(handle)}`, { kind: "info", text });
}
