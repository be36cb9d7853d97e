/** A state as a shape and a word; the colour only repeats them. */
import { stateWords } from "./state-words.ts";
import type { StateOf, StateShape } from "./state-words.ts";

const DRAWN: Record<StateShape, string> = {
  ring: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Zm0 2a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z",
  half: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Zm0 2v9a4.5 4.5 0 0 1 0-9Z",
  full: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Z",
  tick: "M6.2 13.6 1 8.4l1.8-1.8 3.4 3.4 7-7.2L15 4.6Z",
  cross:
    "m8 6.2 4.7-4.7 1.8 1.8L9.8 8l4.7 4.7-1.8 1.8L8 9.8 3.3 14.5 1.5 12.7 6.2 8 1.5 3.3 3.3 1.5Z",
  pause: "M2.5 1.5h4v13h-4Zm7 0h4v13h-4Z",
  split: "M1.5 8a6.5 6.5 0 0 1 5.5-6.4v12.8A6.5 6.5 0 0 1 1.5 8Zm7.5-6.4a6.5 6.5 0 0 1 0 12.8Z",
  back: "M6.5 2v3.5H9a4.5 4.5 0 0 1 0 9H4v-2.2h5a2.3 2.3 0 0 0 0-4.6H6.5V11L1 6.5Z",
};

/** `of` names the lifecycle; a state missing in its table is shown as it is. */
export function StateBadge({ of, state }: { of: StateOf; state: string }) {
  const { word, tone, shape } = stateWords(of, state);
  return (
    <span className={`badge badge-${tone}`}>
      <svg className="badge-glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path fill="currentColor" fillRule="evenodd" d={DRAWN[shape]} />
      </svg>
      {word}
    </span>
  );
}
