/** Turns what reads give (camelCase, micros, dates) into what JSON carries: snake_case, decimal amounts beside their currency. */
import { decimal, isCurrency } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

/**
 * `priceMicros: 1500n` becomes `price: {"amount":"0.0015","currency":"USD"}`, with the currency of the nearest object
 * around it that has one. Eight-byte numbers become texts, moments ISO 8601.
 */
export function written(value: unknown, currency?: Currency): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => written(each, currency));
  if (typeof value !== "object" || value === null) return value;
  const own = (value as { currency?: unknown }).currency;
  const here = typeof own === "string" && isCurrency(own) ? own : currency;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => writtenMember(key, member, here)),
  );
}

function writtenMember(key: string, member: unknown, currency?: Currency): [string, unknown] {
  const isAmount = key === "micros" || key.endsWith("Micros");
  if (!isAmount) return [snake(key), written(member, currency)];
  const name = key === "micros" ? "amount" : snake(key.slice(0, -"Micros".length));
  if (member === null || member === undefined) return [name, null];
  if (currency === undefined) throw new Error(`No currency is known for ${key}.`);
  return [name, { amount: decimal(BigInt(member as bigint | string)), currency }];
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
