/** The pictures of a gig on its page: the cover large, the others below it; each opens in its largest size. */
import { shownPath } from "#app/domain/files/shown/shown-picture.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

/** The path of the JPEG, which every browser opens. */
export function largestShown({ id, files }: ShownPicture): string {
  const file = files.at(-1);
  return file === undefined ? "" : shownPath(id, file);
}

export function GigGallery({ pictures }: { pictures: ShownPicture[] }) {
  if (pictures.length === 0) return null;
  return (
    <section aria-label="Pictures">
      <ul className={pictures.length === 1 ? "gallery gallery-one" : "gallery"}>
        {pictures.map((shown, place) => (
          <li key={shown.id}>
            <a href={largestShown(shown)}>
              <ShownImage
                shown={shown}
                first={place === 0}
                sizes={
                  place === 0 ? "(min-width: 60rem) 44rem, 100vw" : "(min-width: 60rem) 20rem, 50vw"
                }
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
