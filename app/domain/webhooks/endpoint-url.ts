/** Checks an endpoint's URL: public https, or this machine while the site itself is local. Pure. */
import { isIP } from "node:net";
import { isLoopbackHost } from "#app/domain/kernel/loopback.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { isPublicAddress } from "./public-address.ts";

export const MAX_URL = 500;

/** Host names that mean a nearby machine everywhere. */
const NEARBY = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|arpa)\.?$/;

/**
 * The normalized URL. The addresses its host resolves to are checked again before every message. Refuses `webhook_url_refused`
 * with the reason.
 */
export function endpointUrl(typed: string, siteIsLocal: boolean): string {
  const text = typed.trim();
  const url = URL.parse(text);
  if (url === null || text.length > MAX_URL)
    no(
      `Write the full address, such as https://example.com/webhooks, up to ${MAX_URL} characters.`,
    );
  if (url.username !== "" || url.password !== "")
    no("Leave the user name and password out of the address. We sign every message instead.");
  if (url.hash !== "") no("Leave out the # and the part after it: they are never sent.");
  const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const here = siteIsLocal && isLoopbackHost(host);
  if (url.protocol !== "https:" && !(here && url.protocol === "http:"))
    no("The address must begin with https://.");
  if (!here && !mayBePublic(host))
    no("That address is inside a private network, which Farthing does not send to.");
  return url.href;
}

function no(sentence: string): never {
  return refuse("webhook_url_refused", { field: "url", sentence });
}

function mayBePublic(host: string): boolean {
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes(".") && !NEARBY.test(host);
}
