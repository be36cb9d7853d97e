/**
 * Array types for postgres.js, fixed beforehand. The driver would ask each new connection for them, and a failure of that query
 * cannot be caught: a server that restarts at that moment would end the process (decision 47).
 */
import { parse } from "postgres-array";
import type { PostgresType } from "postgres";

/** Array OIDs of PostgreSQL's built-in types; they never change. */
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

/** The driver's option `types`. The server refuses arrays of other types as malformed. */
export const ARRAY_TYPES: Record<string, PostgresType> = Object.fromEntries(
  Object.entries(ELEMENTS).map(([name, { oid, read }]) => [
    `${name}_array`,
    { to: oid, from: [oid], serialize: written, parse: (text: string) => parse(text, read) },
  ]),
);
