/** What a seller shows of finished work, on the seller's page. */
import { plainFile, shownPath } from "#app/domain/files/shown/shown-picture.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { Section } from "#app/ui/page/section.tsx";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

export function PortfolioSection({ pictures }: { pictures: ShownPicture[] }) {
  if (pictures.length === 0) return null;
  return (
    <Section
      title="Portfolio"
      note="Work that was ordered, delivered and accepted here. Its buyers agreed to show it."
    >
      <ul className="portfolio">
        {pictures.map((shown) => (
          <li key={shown.id}>
            <a href={largest(shown)}>
              <ShownImage shown={shown} sizes="(min-width: 60rem) 18rem, 50vw" />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function largest(shown: ShownPicture): string {
  const file = shown.files.at(-1) ?? plainFile(shown);
  return file === undefined ? "" : shownPath(shown.id, file);
}
