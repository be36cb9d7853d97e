/** Versions of a message's body: the fields of `data` are in camelCase in version 1 and in snake_case, as in the API, in version 2. Pure. */

export const BODY_VERSIONS = [1, 2] as const;
export type BodyVersion = (typeof BODY_VERSIONS)[number];

/** Endpoints that are added get it; older ones keep theirs until their owner changes it. */
export const NEWEST_BODY = 2 satisfies BodyVersion;

/** A field's name as the version spells it: `orderId` or `order_id`. */
export function spelt(field: string, version: BodyVersion): string {
  return version === 1 ? field : field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
