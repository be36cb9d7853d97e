/** Forms with hostile values, made from the fields of a real page. */
import { HOSTILE_TEXTS, pick } from "#tests/kit/hostile.ts";
import type { RawRequest } from "#tests/kit/raw-request.ts";

export type Field = [name: string, value: string];

/** Percent signs stay as they are half of the time, because broken escapes are tested too. */
export function escaped(text: string): string {
  return text === "%" || text === "%ff"
    ? text
    : encodeURIComponent(text.toWellFormed()).slice(0, 3000);
}

/** The fields of all forms of a page, with their values. */
export function fieldsOf(html: string): Field[] {
  const tags = html.match(/<(?:input|textarea|select|button)\b[^>]*\bname="[^"]+"[^>]*>/g) ?? [];
  return tags.map((tag) => [
    /\bname="([^"]+)"/.exec(tag)?.[1] ?? "",
    /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "",
  ]);
}

function form(fields: Field[], random: () => number): Field[] {
  return fields
    .filter(() => random() > 0.05)
    .map(([name, value]) => [name, random() < 0.4 ? pick(random, HOSTILE_TEXTS) : value || "1"]);
}

/** A form with one field spoilt: the others let it get as far as possible. */
function spoilt(fields: Field[], random: () => number): Field[] {
  const victim = Math.floor(random() * fields.length);
  return fields.map(([name, value], at) => [
    name,
    at === victim ? pick(random, HOSTILE_TEXTS) : value || "1",
  ]);
}

function urlEncoded(fields: Field[]): Partial<RawRequest> {
  const body = fields.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&");
  return { body, headers: { "content-type": "application/x-www-form-urlencoded" } };
}

function multipart(fields: Field[], random: () => number): Partial<RawRequest> {
  const parts = fields.map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const fileName = pick(random, HOSTILE_TEXTS).replaceAll(/["\r\n]/g, "_");
  parts.push(
    `--b\r\ncontent-disposition: form-data; name="files"; filename="${fileName}"\r\ncontent-type: text/plain\r\n\r\nhello\r\n`,
  );
  const end = random() < 0.8 ? "--b--\r\n" : "--b";
  return {
    body: parts.join("") + end,
    headers: { "content-type": "multipart/form-data; boundary=b" },
  };
}

const ODD_BODIES: Partial<RawRequest>[] = [
  { body: "{", headers: { "content-type": "application/json" } },
  {
    body: "a=%ff%fe&key=%E0%A4%A",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  },
  { body: Buffer.from([0xff, 0xfe, 0, 1]), headers: { "content-type": "text/plain" } },
  { body: "no parts", headers: { "content-type": "multipart/form-data; boundary=b" } },
  { body: "x", headers: { "content-type": "multipart/form-data" } },
  { body: "x", headers: {} },
];

/** A form of the page with one field spoilt, and a form or body with heavier faults. */
export function hostileBodies(fields: Field[], random: () => number): Partial<RawRequest>[] {
  const known: Field[] =
    fields.length > 0
      ? fields
      : [
          ["key", "k"],
          ["amount", "1"],
        ];
  const worse = [
    () => urlEncoded(form(known, random)),
    () => multipart(form(known, random), random),
    () => pick(random, ODD_BODIES),
  ];
  return [urlEncoded(spoilt(known, random)), pick(random, worse)()];
}
