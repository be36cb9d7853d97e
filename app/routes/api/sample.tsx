/** A sample to copy. The button comes from the small script; the text can be selected without it. */

export function Sample({ label, text }: { label: string; text: string }) {
  return (
    <figure className="sample">
      <figcaption className="label">{label}</figcaption>
      <pre data-copy="">{text}</pre>
    </figure>
  );
}
