/**
 * One sentence about what was just done, carried over a redirect to the next page and shown there once. It is sealed: a
 * cookie that somebody planted must never speak in our name.
 */
import { redirect } from "react-router";
import { z } from "zod";
import { decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { readCookie, writeCookie } from "./cookies.ts";

const COOKIE = "farthing-flash";

/** Long enough for a slow page, short enough not to surprise anybody tomorrow. */
const LIFETIME_SECONDS = 120;

const FLASH = z.object({
  kind: z.enum(["info", "success", "warning", "danger"]),
  text: z.string().min(1).max(500),
});

export type Flash = z.infer<typeof FLASH>;

/** Answers a form with 303 to one of our own paths; the page there shows `flash` above everything else. */
export function redirectWithFlash(path: string, flash: Flash): Response {
  const value = encrypt(JSON.stringify(FLASH.parse(flash)), COOKIE).toString("base64url");
  return redirect(path, {
    status: 303,
    headers: { "set-cookie": writeCookie(COOKIE, value, LIFETIME_SECONDS) },
  });
}

/** What the redirect carried; null when there is nothing, or nothing we wrote. */
export function readFlash(request: Request): Flash | null {
  const value = readCookie(request, COOKIE);
  if (value === null) return null;
  try {
    return FLASH.parse(JSON.parse(decrypt(Buffer.from(value, "base64url"), COOKIE)));
  } catch {
    return null;
  }
}

/** Something claims to be waiting to be shown. */
export function hasFlash(request: Request): boolean {
  return readCookie(request, COOKIE) !== null;
}

/** The line that removes the cookie once its sentence was shown; null when there was none. */
export function clearFlash(request: Request): string | null {
  return hasFlash(request) ? writeCookie(COOKIE, "", 0) : null;
}
