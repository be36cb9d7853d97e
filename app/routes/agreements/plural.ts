/** A count with its noun: `1 proposal`, `12 proposals`. */

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
