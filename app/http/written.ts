/** Encodes the result of a read (camelCase, micros, dates) as JSON in its declared shape: snake_case, amounts with currency. */
import { z } from "zod";
import { isCurrency } from "#app/domain/kernel/money.ts";
import { isMoney } from "./money-codec.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

/** `currency` is that of the nearest enclosing object that has one. */
type Gather = (value: unknown, currency: Currency | undefined) => unknown;

/**
 * Returns the fields named by the shape, and no others. Where it declares `price: money`, `priceMicros` is encoded (`micros`
 * for `amount`), in the currency of the nearest object that has one. Eight-byte numbers become texts, moments ISO 8601.
 */
export function written(shape: z.ZodObject, value: unknown): unknown {
  return z.encode(shape, gathererOf(shape)(value, undefined) as z.output<typeof shape>);
}

const gatherers = new WeakMap<z.core.$ZodType, Gather>();

/** Built once for each shape, when the shape is first used. */
function gathererOf(shape: z.core.$ZodType): Gather {
  const known = gatherers.get(shape);
  if (known !== undefined) return known;
  const made = makeGatherer(shape);
  gatherers.set(shape, made);
  return made;
}

function makeGatherer(shape: z.core.$ZodType): Gather {
  if (shape instanceof z.ZodObject) return objects(shape);
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional)
    return gathererOf(shape.unwrap());
  if (shape instanceof z.ZodArray) {
    const each = gathererOf(shape.element);
    return (value, currency) =>
      Array.isArray(value) ? value.map((one) => each(one, currency)) : value;
  }
  if (shape instanceof z.ZodRecord) return records(gathererOf(shape.valueType));
  if (shape instanceof z.ZodDiscriminatedUnion) return variants(shape);
  return scalar;
}

function scalar(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  return value instanceof Date ? value.toISOString() : value;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

function objects(shape: z.ZodObject): Gather {
  const fields = Object.entries(shape.shape).map(([name, field]) => ({
    name,
    read: isMoney(bare(field)) ? amountOf(name) : memberOf(name, gathererOf(field)),
  }));
  return (value, currency) => {
    if (!isFields(value)) return value;
    const own = value["currency"];
    const here = typeof own === "string" && isCurrency(own) ? own : currency;
    const gathered: Fields = {};
    for (const { name, read } of fields) {
      const member = read(value, here);
      if (member !== undefined) gathered[name] = member;
    }
    return gathered;
  };
}

function memberOf(name: string, gather: Gather) {
  const key = camel(name);
  return (value: Fields, currency: Currency | undefined) => gather(value[key], currency);
}

function amountOf(name: string) {
  const key = `${camel(name)}Micros`;
  return (value: Fields, currency: Currency | undefined): unknown => {
    const micros = name === "amount" && !(key in value) ? value["micros"] : value[key];
    if (micros === null || micros === undefined) return micros;
    if (currency === undefined) throw new Error(`No currency is known for ${key}.`);
    // Stored answers hold texts, because JSON has no number that large.
    return { micros: BigInt(micros as bigint | string), currency };
  };
}

/** Keys get the spelling of field names, because they are states or names of counted fields. */
function records(each: Gather): Gather {
  return (value, currency) =>
    isFields(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, one]) => [snake(key), each(one, currency)]),
        )
      : value;
}

function variants(shape: z.ZodDiscriminatedUnion): Gather {
  const { discriminator } = shape.def;
  const options = shape.options.map((option) => {
    const { shape: fields } = option as z.ZodObject;
    return { values: fields[discriminator]?._zod.values, gather: gathererOf(option) };
  });
  return (value, currency) => {
    if (!isFields(value)) return value;
    const named = value[discriminator];
    const option = options.find(({ values }) => values?.has(named as string));
    return option === undefined ? value : option.gather(value, currency);
  };
}

/** The shape without its optional and nullable wrappers. */
function bare(shape: z.core.$ZodType): z.core.$ZodType {
  return shape instanceof z.ZodNullable || shape instanceof z.ZodOptional
    ? bare(shape.unwrap())
    : shape;
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
