/** The picture of a gig on its card: its cover, or the drawing of its category. The title beside it says what it is. */
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { ShownImage } from "./shown-image.tsx";

export function GigCover({ cover, drawing }: { cover: ShownPicture | null; drawing: string }) {
  if (cover !== null)
    return (
      <div className="gig-cover">
        <ShownImage shown={cover} sizes="(min-width: 44rem) 13rem, 100vw" silent />
      </div>
    );
  return (
    <div className="gig-cover gig-cover-drawn">
      <picture>
        <source srcSet={`/drawings/${drawing}-dark.svg`} media="(prefers-color-scheme: dark)" />
        <img
          src={`/drawings/${drawing}.svg`}
          alt=""
          width={360}
          height={240}
          loading="lazy"
          decoding="async"
        />
      </picture>
    </div>
  );
}
