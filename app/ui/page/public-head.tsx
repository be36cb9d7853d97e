/** The head of a public page: its title, what search engines show, and what a shared link shows. */

export interface PublicHeadProps {
  /** Without the site's name. */
  title: string;
  description: string;
  /** The whole address of the page without what does not change it. */
  canonical: string;
  /** `product` for gigs, `profile` for people; `website` by default. */
  kind?: "website" | "product" | "profile" | "article" | undefined;
  /** The path of a picture of its own, of the same size; the coin by default. */
  picture?: { path: string; alt: string } | undefined;
  /** The path of an Atom feed of what is on the page. */
  feed?: string | undefined;
}

const [WIDTH, HEIGHT] = [1200, 630];
const COIN = { path: "/share.png", alt: "The coin of Farthing" };

export function PublicHead(props: PublicHeadProps) {
  const { title, description, canonical, kind = "website", picture = COIN, feed } = props;
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
      <meta property="og:image" content={new URL(picture.path, canonical).href} />
      <meta property="og:image:width" content={`${WIDTH}`} />
      <meta property="og:image:height" content={`${HEIGHT}`} />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {feed === undefined ? null : (
        <link rel="alternate" type="application/atom+xml" title={title} href={feed} />
      )}
    </>
  );
}
