/** Reads the forms of a page: their addresses, their fields, the values of their buttons. */

export interface FormField {
  name: string;
  value: string;
  kind: "hidden" | "typed" | "secret" | "box" | "radio" | "choice" | "file";
  /** For check boxes and radio buttons: true when it is sent without being changed. */
  on: boolean;
}

export interface PageForm {
  /** The address it posts to; null for the page's own. */
  action: string | null;
  multipart: boolean;
  fields: FormField[];
  /** The values of its buttons and of its hidden `verb`. */
  buttons: string[];
}

function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
}

const KINDS: Record<string, FormField["kind"]> = {
  hidden: "hidden",
  password: "secret",
  checkbox: "box",
  radio: "radio",
  file: "file",
};

/** Every form with the method POST. */
export function postForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(
    ([, head = "", inside = ""]) =>
      attribute(head, "method") === "post" ? [formOf(head, inside)] : [],
  );
}

function formOf(head: string, inside: string): PageForm {
  const fields = [...inputs(inside), ...textareas(inside), ...selects(inside)];
  const pressed = [...inside.matchAll(/<button\b[^>]*>/g)].flatMap(([tag]) =>
    attribute(tag, "name") === "verb" ? [attribute(tag, "value") ?? ""] : [],
  );
  const hidden = fields.flatMap(({ name, value }) => (name === "verb" ? [value] : []));
  return {
    action: attribute(head, "action"),
    multipart: attribute(head, "enctype") === "multipart/form-data",
    fields: fields.filter(({ name }) => name !== "verb"),
    buttons: [...pressed, ...hidden],
  };
}

function inputs(html: string): FormField[] {
  return [...html.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, "name");
    const type = attribute(tag, "type") ?? "text";
    // A readonly field is not typed: it is there for password managers.
    const fixed = type === "date" ? "choice" : /\sreadonly/i.test(tag) ? "hidden" : "typed";
    // A code works once or is too old when the form is shown again.
    const oneTime = /\sautocomplete="one-time-code"/i.test(tag);
    const kind = oneTime ? "secret" : (KINDS[type] ?? fixed);
    const on = (kind !== "box" && kind !== "radio") || /\schecked(=|\s|>|\/)/.test(tag);
    return name === null ? [] : [{ name, value: attribute(tag, "value") ?? "", kind, on }];
  });
}

function textareas(html: string): FormField[] {
  return [...html.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(
    ([, head = "", text = ""]) => {
      const name = attribute(head, "name");
      return name === null
        ? []
        : [{ name, value: unescaped(text).replace(/^\n/, ""), kind: "typed" as const, on: true }];
    },
  );
}

function selects(html: string): FormField[] {
  return [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(
    ([, head = "", inside = ""]) => {
      const name = attribute(head, "name");
      const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
      const chosen = options.find((tag) => /\sselected/.test(tag)) ?? options[0] ?? "";
      return name === null
        ? []
        : [{ name, value: attribute(chosen, "value") ?? "", kind: "choice" as const, on: true }];
    },
  );
}
