/** A plain HTML form that gives one command. Its idempotency key makes it harmless to send it twice. */
import type { ReactNode } from "react";

export interface CommandFormProps {
  /** The address it posts to; the page's own by default. */
  action?: string | undefined;
  /** The idempotency key, made when the page was rendered (`name="key"`). */
  commandKey?: string | undefined;
  /** The version of the task or order that the person saw (`name="version"`). */
  version?: number | string | undefined;
  /** Names the command when several forms post to one page (`name="verb"`). */
  verb?: string | undefined;
  /** Hidden fields. */
  hidden?: Record<string, string> | undefined;
  /** True when the form carries files. */
  files?: boolean | undefined;
  /** Lays the children out in a row instead of a column of fields. */
  inline?: boolean | undefined;
  /** Leaves the layout to the children, over the full width of the page. */
  wide?: boolean | undefined;
  label?: string | undefined;
  /** Saved by the script a moment after typing stops, if the page has one; its `verb` is then `autosave`. */
  autosave?: boolean | undefined;
  children: ReactNode;
}

export function CommandForm(props: CommandFormProps) {
  const {
    commandKey,
    version,
    verb,
    hidden = {},
    files = false,
    inline = false,
    wide = false,
  } = props;
  return (
    <form
      method="post"
      action={props.action}
      encType={files ? "multipart/form-data" : undefined}
      className={wide ? undefined : inline ? "btn-row" : "form"}
      aria-label={props.label}
      data-once=""
      data-autosave={props.autosave ? "" : undefined}
    >
      {commandKey === undefined ? null : <input type="hidden" name="key" value={commandKey} />}
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      {verb === undefined ? null : <input type="hidden" name="verb" value={verb} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}
