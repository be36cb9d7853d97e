/** A multipart body: JSON in `input`, as a part with a type or as plain text, and the bytes of one file in `files`. */
export function withFile<T extends object>(input: T, file: File, typed = true) {
  const form = new FormData();
  const json = JSON.stringify(input);
  form.append("input", typed ? new Blob([json], { type: "application/json" }) : json);
  form.append("files", file);
  return { body: { input }, bodySerializer: () => form };
}
