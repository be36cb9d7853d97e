/** Forms of the demo's pages with a button they do not have, or a key no page makes. */
import { newId } from "#app/domain/kernel/ids.ts";
import { postForms } from "#tests/kit/page-forms.ts";
import type { DemoSite, Who } from "#tests/kit/demo-site.ts";
import type { Look } from "#tests/kit/demo-pages.ts";
import type { FormField, PageForm } from "#tests/kit/page-forms.ts";

export interface AskedForm {
  who: Who;
  pattern: string;
  path: string;
  form: PageForm;
  send: (fields: FormField[]) => Promise<{ status: number; body: string }>;
}

/** Every posting form of every page, one of each kind. `answered` has pages that were read before, by person and path; others are read now. */
export async function formsOf(
  site: DemoSite,
  pages: Record<string, Look[]>,
  answered: ReadonlyMap<string, string>,
) {
  const found = new Map<string, AskedForm>();
  for (const who of ["ada", "lin", "max", "sol", "zoe", null] as const) {
    const { context } = await site.visitAs(who);
    const looks = Object.entries(pages).flatMap(([pattern, all]) =>
      all.flatMap(([looker, path]) => (looker === who ? [{ pattern, path }] : [])),
    );
    for (const { pattern, path } of looks) {
      const before = answered.get(`${who} ${path}`);
      for (const form of postForms(before ?? (await (await context.request.get(path)).text()))) {
        const kind = JSON.stringify([pattern, form.buttons, form.fields.map(({ name }) => name)]);
        if (found.has(kind)) continue;
        const send: AskedForm["send"] = async (fields) => {
          const sent = fields.filter(({ on, kind: each }) => on && each !== "file");
          const texts = new URLSearchParams(sent.map(({ name, value }) => [name, value]));
          const answer = await context.request.post(form.action ?? path, {
            headers: { origin: site.origin, "content-type": "application/x-www-form-urlencoded" },
            data: texts.toString(),
            maxRedirects: 0,
          });
          return { status: answer.status(), body: await answer.text() };
        };
        found.set(kind, { who, pattern, path, form, send });
      }
    }
  }
  return [...found.values()];
}

/** The fault `look` finds in each form (null when there is none), with the form's address. */
export async function wrongOf(
  asked: AskedForm[],
  look: (asked: AskedForm) => Promise<unknown>,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const left = asked.values();
  const stream = async () => {
    for (const each of left) {
      const wrong = await look(each);
      if (wrong !== null) found.push([each.who, each.path, each.form.buttons, wrong]);
    }
  };
  await Promise.all([stream(), stream(), stream()]);
  return found;
}

const hidden = (name: string, value: string): FormField => ({
  name,
  value,
  kind: "hidden",
  on: true,
});

/** Every field with other words, every check box flipped, the last choice of every radio group. */
function filledIn({ fields }: PageForm): FormField[] {
  return fields.map((field) => {
    if (field.kind === "typed") return { ...field, value: `kept ${field.name}` };
    if (field.kind === "box") return { ...field, on: !field.on };
    if (field.kind !== "radio") return field;
    return { ...field, on: fields.findLast(({ name }) => name === field.name) === field };
  });
}

/** An unknown button must be refused; every word, check box and choice must be on the page again. */
export async function unknownButton({ form, send }: AskedForm): Promise<unknown> {
  const fields = filledIn(form);
  const { status, body } = await send([...fields, hidden("verb", "burn")]);
  const again = postForms(body).flatMap((each) => each.fields);
  const lost = fields.filter(
    ({ name, value, kind, on }) =>
      ["typed", "box", "radio"].includes(kind) &&
      on &&
      !again.some((field) => field.name === name && field.value === value && field.on),
  );
  const refused = status === 422 && body.includes("This form has no such button");
  return refused && lost.length === 0 ? null : [status, lost.map(({ name }) => name)];
}

/** A key of the worker's form, and a missing key, must be refused. */
export async function strangeKey({ form, send }: AskedForm): Promise<unknown> {
  const [button] = form.buttons;
  const rest = form.fields.filter(({ name }) => name !== "key");
  const pressed = button === undefined ? rest : [...rest, hidden("verb", button)];
  const wrong: number[] = [];
  for (const key of [[], [hidden("key", `filling:${newId("order")}:1`)]]) {
    const { status } = await send([...pressed, ...key]);
    if (status < 400 || status >= 500) wrong.push(status);
  }
  return wrong.length === 0 ? null : wrong;
}
