/** Lists every refusal code with its meaning; the `type` of a problem links here. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export default function Problems() {
  return (
    <>
      <title>Problems · API · Farthing</title>
      <PageHeader
        title="Problems"
        lead="Every way Farthing says no: the code is for programs and does not change."
        breadcrumb={[{ label: "API", href: "/api" }]}
      />
      <Section title="Codes" wide>
        <Table
          caption="Codes"
          captionHidden
          rows={Object.entries(REFUSALS)}
          rowKey={([code]) => code}
          columns={[
            {
              key: "code",
              label: "Code",
              head: true,
              cell: ([code]) => <code id={code}>{code}</code>,
            },
            { key: "status", label: "Status", kind: "figure", cell: ([, { status }]) => status },
            { key: "sentence", label: "Meaning", cell: ([, { sentence }]) => sentence },
          ]}
        />
      </Section>
    </>
  );
}
