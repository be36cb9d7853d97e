/** Describes a seller for search engines, in schema.org's words. Pure. A person has no rating there: their gigs do. */
import type { Seller } from "#app/domain/catalog/seller-page.ts";
import { languageName } from "#app/domain/people/profile/languages.ts";
import { picturePath } from "#app/domain/people/profile/picture-path.ts";
import { writeFacts } from "#app/routes/catalog/gig-facts.ts";

export function sellerFacts(seller: Seller, url: string): string {
  const { name, handle, headline, bio, skills, languages, picture } = seller;
  const about = bio === "" ? headline : bio.replace(/\s+/g, " ").trim();
  const person = {
    "@type": "Person",
    name,
    alternateName: handle,
    url,
    ...(about === "" ? {} : { description: about }),
    ...(headline === "" ? {} : { jobTitle: headline }),
    ...(skills.length === 0 ? {} : { knowsAbout: skills }),
    ...(languages.length === 0
      ? {}
      : {
          knowsLanguage: languages.map(({ code }) => ({
            "@type": "Language",
            name: languageName(code),
            alternateName: code,
          })),
        }),
    ...(picture === null ? {} : { image: new URL(picturePath(picture, "large"), url).href }),
  };
  return writeFacts([{ "@type": "ProfilePage", url, mainEntity: person }]);
}
