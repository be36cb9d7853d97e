/** A form that gives one command: plain HTML, carrying the key that makes sending it twice harmless. */
import type { ReactNode } from "react";

export interface CommandFormProps {
  /** Where it posts; the page's own address unless given. */
  action?: string | undefined;
  /** The idempotency key made when the page was rendered (`name="key"`). */
  commandKey?: string | undefined;
  /** The version of the task or order the person was looking at (`name="version"`). */
  version?: number | string | undefined;
  /** Tells one command from another when several forms post to one page (`name="verb"`). */
  verb?: string | undefined;
  /** More values to send along unseen. */
  hidden?: Record<string, string> | undefined;
  /** Set when the form carries files. */
  files?: boolean | undefined;
  /** Lays the children out in a row instead of as a column of fields. */
  inline?: boolean | undefined;
  /** The children lay themselves out over the width of the page. */
  wide?: boolean | undefined;
  label?: string | undefined;
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
