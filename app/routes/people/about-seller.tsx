/** Who a seller is: the lines under the name, and their own words with skills and languages. */
import type { Seller } from "#app/domain/catalog/seller-page.ts";
import { Section } from "#app/ui/page/section.tsx";
import { LanguageList } from "./language-list.tsx";
import { SkillList } from "./skill-list.tsx";

/** `said`: the record in one line; people who have not joined have none. */
export function SellerLead({ seller, said }: { seller: Seller; said: string }) {
  const { headline, unclaimed } = seller;
  return (
    <>
      {headline === "" ? null : <span className="block">{headline}</span>}
      {!unclaimed && (
        <a className="seller-said link" href="#record">
          {said}
        </a>
      )}
    </>
  );
}

export function AboutSeller({ seller: { bio, skills, languages } }: { seller: Seller }) {
  if (bio === "" && languages.length + skills.length === 0) return null;
  return (
    <Section title="About">
      {bio === "" ? null : <p className="gig-words">{bio}</p>}
      <SkillList skills={skills} />
      <LanguageList spoken={languages} />
    </Section>
  );
}
