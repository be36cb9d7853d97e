/** The page to send the other party files while an order runs. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { MAX_ENCLOSURE_NOTE } from "#app/domain/orders/enclosure-limits.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { runFileAction, withFormFiles } from "#app/routes/files/form-files.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { EnclosureList } from "#app/ui/work/enclosure-list.tsx";
import { takesFiles } from "#app/ui/work/takes-files.ts";
import type { Route } from "./+types/order-files";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.read");
  return runLoader(async () => {
    const { order, party, states } = await orderPage(actor, params.id, { after: 0 });
    const open =
      order.filling === null &&
      takesFiles(
        party,
        states.map(({ state }) => state),
      );
    return { order, party, open, mostFiles: env.uploadMaxFiles, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "orders.add_files");
  return runFileAction(request, actor, async (form) => {
    const key = form.key();
    const { answer } = await withFormFiles(actor, form, (files) =>
      addFiles(actor, { orderId: params.id, note: form.text("note"), files, key }),
    );
    const { length } = answer.fileIds;
    return redirectWithFlash(`/orders/${params.id}`, {
      kind: "success",
      text: length === 1 ? "Your file is sent." : `Your ${length} files are sent.`,
    });
  });
}

export default function OrderFilesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, party, open, mostFiles, key } = loaderData;
  const refused = refusedFrom(actionData);
  const problems = refused?.refusal.problems ?? {};
  const here = `/orders/${order.id}`;
  const other = party === "buyer" ? order.freelancer.name : order.buyer.name;
  return (
    <>
      <title>{`Files · ${order.title} · Farthing`}</title>
      <RefusalSummary refused={refused} notDone="Nothing was sent." />
      <PageHeader
        title="Send a file"
        lead={order.title}
        breadcrumb={[deskCrumb(party === "freelancer"), { label: order.title, href: here }]}
      />
      {!open && refused === null ? (
        <Blocked
          why="You cannot send files with this order now: the work is finished or in dispute, or the order is not yours."
          href={here}
        >
          Back to the order
        </Blocked>
      ) : (
        <CommandForm commandKey={formKeyAgain(refused, key)} files label="Send a file">
          <FileField
            name="files"
            label="Files"
            hint={`Up to ${mostFiles} at a time. ${other} is told about them. You cannot take them back.`}
            multiple
            kept={refused?.kept}
            error={problems["files"]}
          />
          <TextArea
            name="note"
            label="A note about the files"
            optional
            rows={3}
            maxLength={MAX_ENCLOSURE_NOTE}
            value={refused?.values["note"]}
            error={problems["note"]}
          />
          <div className="btn-row">
            <Submit>Send to {other}</Submit>
          </div>
        </CommandForm>
      )}
      {order.enclosures.length === 0 ? null : (
        <Section title="Files sent so far" wide>
          <EnclosureList {...order} />
        </Section>
      )}
    </>
  );
}
