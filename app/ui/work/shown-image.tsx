/** A picture in the size and format that a browser needs; its place is filled with its colour until it is there. */
import {
  plainFile,
  SHOWN_TYPES,
  shownPath,
  sourceSet,
} from "#app/domain/files/shown/shown-picture.ts";
import type { ShownFormat, ShownPicture } from "#app/domain/files/shown/shown-picture.ts";

export interface ShownImageProps {
  shown: ShownPicture;
  /** As in HTML: how wide it is on the page. */
  sizes: string;
  /** In sight at once, so that it is loaded at once. */
  first?: boolean;
  /** Where the words beside it say the same. */
  silent?: boolean;
}

const FORMATS = Object.keys(SHOWN_TYPES) as ShownFormat[];

export function ShownImage({ shown, sizes, first = false, silent = false }: ShownImageProps) {
  const plain = plainFile(shown);
  if (plain === undefined) return null;
  return (
    <span className="shown">
      {/* An attribute of the drawing, because the security policy allows no style in the page. */}
      <svg className="shown-ground" aria-hidden="true" focusable="false">
        <rect width="100%" height="100%" fill={shown.colour} />
      </svg>
      <picture>
        {FORMATS.map((format) => (
          <source
            key={format}
            type={SHOWN_TYPES[format]}
            srcSet={sourceSet(shown, format)}
            sizes={sizes}
          />
        ))}
        <img
          src={shownPath(shown.id, plain)}
          alt={silent ? "" : shown.alt}
          width={shown.width}
          height={shown.height}
          loading={first ? undefined : "lazy"}
          decoding="async"
        />
      </picture>
    </span>
  );
}
