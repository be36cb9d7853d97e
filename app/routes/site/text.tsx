/** One of the site's texts (help, how the money moves, terms, privacy), today's version or an earlier one. */
import { data } from "react-router";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import { When } from "#app/ui/page/when.tsx";
import { operatorFacts, operatorVersions } from "./operator-texts.ts";
import { TextBody } from "./render-text.tsx";
import { textFacts } from "./text-facts.ts";
import { SITE_TEXTS, TEXT_NAMES } from "./texts.ts";
import type { TextVersion } from "./texts.ts";
import type { Route } from "./+types/text";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  return runLoader(async () => {
    const name = TEXT_NAMES.find((text) => url.pathname === `/${text}`) ?? missing();
    const { title, description } = SITE_TEXTS[name];
    const versions = joined(SITE_TEXTS[name].versions, await operatorVersions(name));
    const today = nowDate().toISOString().slice(0, 10);
    const asked = url.searchParams.get("version");
    const shown =
      asked === null
        ? (versions.find(({ since }) => since <= today) ?? versions.at(-1))
        : versions.find(({ version }) => `${version}` === asked);
    const { version, since, markdown } = shown ?? missing();
    return {
      name,
      title,
      description,
      version,
      since: new Date(`${since}T00:00:00Z`),
      markdown,
      facts: textFacts(await operatorFacts()),
      others: versions.filter((other) => other.version !== version).map((other) => other.version),
      canonical: `${env.publicOrigin}/${name}`,
    };
  });
}

/** The operator's version of a number replaces ours; newest first. */
function joined(ours: readonly TextVersion[], theirs: readonly TextVersion[]): TextVersion[] {
  const byNumber = new Map([...ours, ...theirs].map((text) => [text.version, text]));
  return [...byNumber.values()].sort((one, other) => other.version - one.version);
}

function missing(): never {
  throw data({ code: "not_found", sentence: "There is nothing at this address." }, { status: 404 });
}

export default function Text({ loaderData }: Route.ComponentProps) {
  const { name, title, description, version, since, others, canonical } = loaderData;
  return (
    <>
      <PublicHead title={title} description={description} canonical={canonical} kind="article" />
      <PageHeader title={title} lead={description} />
      <TextBody markdown={loaderData.markdown} facts={loaderData.facts} />
      <p className="small soft mt-6">
        Version {version}, since <When at={since} day utc />.
        {others.map((other) => (
          <span key={other}>
            {" "}
            <a className="link" href={`/${name}?version=${other}`}>
              Version {other}
            </a>
          </span>
        ))}
      </p>
    </>
  );
}
