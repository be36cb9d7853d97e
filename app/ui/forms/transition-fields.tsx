/** The fields of a transition: days, files, a message for the other party. */
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskPageRow, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import type { NoteWords } from "#app/domain/tasks/task-words.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { FileField } from "./file-field.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

export interface TransitionFieldsProps {
  transition: TaskTransition;
  values: Record<string, string>;
  problems: Record<string, string>;
  /** False where only text is accepted. */
  files?: boolean;
  /** Files that the refused form has already. */
  kept?: readonly KeptFile[] | undefined;
}

export function TransitionFields({
  transition,
  values,
  problems,
  files = true,
  kept,
}: TransitionFieldsProps) {
  const words: NoteWords | null = TASK_WORDS[transition].note;
  const page: TaskPageRow | null = TASK_LIFECYCLE[transition].page;
  /** Without files the note is the whole delivery, so it is required. */
  const wordsOnly = page?.note === "or_files" && !files;
  return (
    <>
      {page?.asks === "days" && (
        <TextField
          name="days"
          label="Days on top"
          inputMode="numeric"
          narrow
          value={values["days"]}
          error={problems["days"]}
        />
      )}
      {words !== null && (
        <TextArea
          name="note"
          label={words.label}
          hint={wordsOnly ? undefined : words.hint}
          optional={page?.note !== "needed" && !wordsOnly}
          value={values["note"]}
          error={problems["note"]}
        />
      )}
      {page?.asks === "work" && files && (
        <FileField
          name="files"
          label="Files"
          multiple
          optional
          kept={kept}
          error={problems["files"]}
        />
      )}
    </>
  );
}
