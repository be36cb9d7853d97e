/** The head of a public page: its title, what search engines show, and what a shared link shows. */

export interface PublicHeadProps {
  /** Without the site's name. */
  title: string;
  description: string;
  /** The whole address of the page without what does not change it. */
  canonical: string;
  /** `product` for gigs, `profile` for people; `website` by default. */
  kind?: "website" | "product" | "profile" | "article" | undefined;
}

const PICTURE = { path: "/share.png", width: 1200, height: 630 };

export function PublicHead({ title, description, canonical, kind = "website" }: PublicHeadProps) {
  const picture = new URL(PICTURE.path, canonical).href;
  const whole = title.includes("Farthing") ? title : `${title} · Farthing`;
  return (
    <>
      <title>{whole}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={canonical} />
      <meta property="og:site_name" content="Farthing" />
      <meta property="og:type" content={kind} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:width" content={`${PICTURE.width}`} />
      <meta property="og:image:height" content={`${PICTURE.height}`} />
      <meta property="og:image:alt" content="The coin of Farthing" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
