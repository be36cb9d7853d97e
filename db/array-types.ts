/**
 * The arrays we send and read, known beforehand. The driver would ask each new connection for them and cannot be told when
 * that question fails: a server that restarts at this moment would take the whole process with it.
 */
import { parse } from "postgres-array";
import type { PostgresType } from "postgres";

/** PostgreSQL's own numbers for `bool[]` and so on; they never change. */
const ELEMENTS: Record<string, { oid: number; read: (text: string) => unknown }> = {
  bool: { oid: 1000, read: (text) => text === "t" },
  name: { oid: 1003, read: (text) => text },
  int4: { oid: 1007, read: (text) => Number.parseInt(text, 10) },
  text: { oid: 1009, read: (text) => text },
  int8: { oid: 1016, read: (text) => BigInt(text) },
  timestamptz: { oid: 1185, read: (text) => new Date(text) },
};

type Element = string | number | bigint | boolean | Date | null;

function written(elements: Element[]): string {
  const texts = elements.map((element) => {
    if (element === null) return "NULL";
    const text = element instanceof Date ? element.toISOString() : `${element}`;
    return `"${text.replace(/["\\]/g, "\\$&")}"`;
  });
  return `{${texts.join(",")}}`;
}

/** For the driver's `types`. An array of any other kind is refused by the server as malformed. */
export const ARRAY_TYPES: Record<string, PostgresType> = Object.fromEntries(
  Object.entries(ELEMENTS).map(([name, { oid, read }]) => [
    `${name}_array`,
    { to: oid, from: [oid], serialize: written, parse: (text: string) => parse(text, read) },
  ]),
);
