/**
 * Carries one sentence about what was just done over a redirect; the next page shows it once. The cookie is
 * encrypted, so that a planted cookie cannot speak in our name.
 */
import { redirect } from "react-router";
import { z } from "zod";
import { decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { readCookie, writeCookie } from "./cookies.ts";

const COOKIE = "farthing-flash";

/** Long enough for a slow page, short enough that the sentence does not appear the next day. */
const LIFETIME_SECONDS = 120;

const FLASH = z.object({
  kind: z.enum(["info", "success", "warning", "danger"]),
  text: z.string().min(1).max(500),
});

export type Flash = z.infer<typeof FLASH>;

/** Answers a form with 303 to one of our own paths. The page there shows `flash` above everything else. */
export function redirectWithFlash(path: string, flash: Flash): Response {
  const value = encrypt(JSON.stringify(FLASH.parse(flash)), COOKIE).toString("base64url");
  return redirect(path, {
    status: 303,
    headers: { "set-cookie": writeCookie(COOKIE, value, LIFETIME_SECONDS) },
  });
}

/** A page that one of our scripts fetches shows no flash and leaves it waiting for the page that the person opens. */
function waiting(request: Request): string | null {
  return request.headers.get("x-requested-with") === "script" ? null : readCookie(request, COOKIE);
}

/** The flash that the redirect carried; null when there is none, or none written by us. */
export function readFlash(request: Request): Flash | null {
  const value = waiting(request);
  if (value === null) return null;
  try {
    return FLASH.parse(JSON.parse(decrypt(Buffer.from(value, "base64url"), COOKIE)));
  } catch {
    return null;
  }
}

/** True when a flash waits for this request, written by us or not. */
export function hasFlash(request: Request): boolean {
  return waiting(request) !== null;
}

/** The `Set-Cookie` line that removes the flash after it was shown; null when there was none. */
export function clearFlash(request: Request): string | null {
  return hasFlash(request) ? writeCookie(COOKIE, "", 0) : null;
}
