/** Lists every refusal code with its meaning; the `type` of a problem links here. */
import { env } from "#app/env.server.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { FORMER_CODES, programSentence } from "#app/http/problem-words.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/problems";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  const codes = (Object.keys(REFUSALS) as RefusalCode[]).map((code) => ({
    code,
    status: REFUSALS[code].status,
    sentence: programSentence(code),
  }));
  return { origin: env.publicOrigin, codes };
}

export default function Problems({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PublicHead
        title="Problems · API"
        description="Every code with which the Farthing API refuses a request, and what it means."
        canonical={`${loaderData.origin}/api/problems`}
      />
      <PageHeader
        title="Problems"
        lead="Every reason for which Farthing can refuse a request. The code is for programs and does not change."
        breadcrumb={[{ label: "API", href: "/api" }]}
      />
      <Section title="Codes" wide>
        <Table
          caption="Codes"
          captionHidden
          rows={loaderData.codes}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "code",
              label: "Code",
              head: true,
              cell: ({ code }) => <code id={code}>{code}</code>,
            },
            { key: "status", label: "Status", kind: "figure", cell: ({ status }) => status },
            { key: "sentence", label: "Meaning", cell: ({ sentence }) => sentence },
          ]}
        />
      </Section>
      <Section
        title="Codes that changed"
        id="former"
        note="Each rule has one code now. These rules could be refused with another code before."
        wide
      >
        <Table
          caption="Codes that changed"
          captionHidden
          rows={[...FORMER_CODES]}
          rowKey={({ rule }) => rule}
          columns={[
            { key: "rule", label: "What is refused", head: true, cell: ({ rule }) => rule },
            { key: "code", label: "Code", cell: ({ code }) => <code>{code}</code> },
            { key: "before", label: "Before, also", cell: ({ before }) => <code>{before}</code> },
          ]}
        />
      </Section>
    </>
  );
}
