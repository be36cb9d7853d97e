/** Numbers that look like chance and are the same at every telling: each name has its own. Pure. */

/** Numbers from 0 up to 1 for a name. */
export function chanceOf(name: string): () => number {
  let state = 2_166_136_261;
  for (const letter of name)
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of them, by the next number. */
export function pick<T>(many: readonly [T, ...T[]], chance: () => number): T {
  return many[Math.floor(chance() * many.length)] ?? many[0];
}
