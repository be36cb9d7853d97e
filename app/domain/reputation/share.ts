/** A share is always shown with its numbers: so many of so many. Pure. */

export interface Share {
  count: number;
  of: number;
}

/** Whole percent, rounded half up: `93`. Null of nothing. */
export function percentOf({ count, of }: Share): number | null {
  return of === 0 ? null : Math.floor((count * 200 + of) / (of * 2));
}
