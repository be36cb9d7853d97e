/** Finds links whose address can be mistaken for another site's. Pure. */
import { domainToUnicode } from "node:url";
import { looksOf, readings } from "#app/domain/people/names/appearances.ts";
import { skeleton } from "#app/domain/people/names/skeleton.ts";
import { IMITATED } from "./known-names.ts";

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`\])]{3,2000}/giu;
/** `[what is shown](where it leads)`. */
const MARKED = /\[([^\][\n]{1,300})\]\(\s*<?((?:https?:\/\/|www\.)[^\s<>)]{3,2000})/giu;
const SHOWN_HOST = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24})(?:[/?#\s]|$)/iu;

const known = IMITATED.map((name) => ({ name, looks: new Set(looksOf(name)) }));

export function hasLookAlikeLink(text: string): boolean {
  return (
    [...text.matchAll(LINK)].some(([link]) => imitates(link)) ||
    [...text.matchAll(MARKED)].some(([, shown = "", target = ""]) => leadsElsewhere(shown, target))
  );
}

function imitates(link: string): boolean {
  const authority = authorityOf(link);
  // https://paypal.com@elsewhere.net: what is before the @ is no address.
  if (authority.includes("@")) return true;
  const typed = authority.replace(/:\d+$/, "");
  return looksLatin(typed) || hostOf(link).split(".").some(imitatesName) || continues(hostOf(link));
}

/** Between `//` and the next `/`, as typed. */
function authorityOf(link: string): string {
  return link.replace(/^https?:\/\//i, "").split(/[/?#\\]/)[0] ?? "";
}

/** The host in plain spelling: international names as they are shown, not as `xn--`. */
function hostOf(link: string): string {
  const host = authorityOf(link).replace(/^.*@|:\d+$/g, "");
  return shownHost(host).toLowerCase().replace(/\.$/, "");
}

/** International names as they are shown; a name that cannot be read stays as it is. */
function shownHost(host: string): string {
  if (!/xn--/i.test(host)) return host;
  return domainToUnicode(host) || host;
}

/** Letters of another alphabet that together look like Latin ones: аррӏе.com. */
function looksLatin(host: string): boolean {
  return shownHost(host)
    .split(".")
    .some((label) => /[^\p{ASCII}]/u.test(label) && /^[\p{ASCII}]+$/u.test(skeleton(label)));
}

/** paypa1, rnicrosoft, раураl: another spelling with the looks of a known name, by itself or beside a hyphen. */
function imitatesName(label: string): boolean {
  return [label, ...label.split("-")].some((part) =>
    known.some(({ name, looks }) => part !== name && readings(part).some((one) => looks.has(one))),
  );
}

/** paypal.com.elsewhere.net: a known site's address goes on. Two letters after `com` are a country's. */
function continues(host: string): boolean {
  return known.some(({ name }) => {
    const at = `.${host}`.indexOf(`.${name}.com.`);
    return at >= 0 && !/^[a-z]{2}$/.test(`.${host}`.slice(at + `.${name}.com.`.length));
  });
}

/** The text shows one site's address and leads to another's. */
function leadsElsewhere(shown: string, target: string): boolean {
  const host = SHOWN_HOST.exec(shown)?.[1];
  if (host === undefined) return false;
  const bare = (name: string) => name.toLowerCase().replace(/^www\./, "");
  const [from, to] = [bare(shownHost(host)), bare(hostOf(target))];
  return from !== to && !to.endsWith(`.${from}`);
}
