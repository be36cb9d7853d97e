/** A person's picture, or their initials in a quiet square. Beside the name, so that screen readers are not told twice. */
import { picturePath } from "#app/domain/people/profile/picture-path.ts";
import { initialsOf } from "./initials.ts";

export interface PortraitProps {
  of: { name: string; picture: string | null };
  /** `small` beside a name, `large` at the head of a page. */
  size?: "small" | "large";
}

/** In CSS pixels; the stored pictures are sharp on a dense screen. */
const SIDE = { small: 32, large: 96 } as const;

export function Portrait({ of: { name, picture }, size = "small" }: PortraitProps) {
  const look = `portrait portrait-${size}`;
  if (picture === null)
    return (
      <span className={look} aria-hidden="true">
        {initialsOf(name)}
      </span>
    );
  return (
    <img
      className={look}
      src={picturePath(picture, size)}
      alt=""
      width={SIDE[size]}
      height={SIDE[size]}
    />
  );
}
