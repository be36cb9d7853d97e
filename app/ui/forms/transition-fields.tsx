/** The fields a transition asks for: days, files, a word for the other side. */
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { FileField } from "./file-field.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

interface NoteWords {
  label: string;
  hint?: string;
  required?: boolean;
}

/** How the note is asked for, where one makes sense. */
const NOTE: Partial<Record<TaskTransition, NoteWords>> = {
  decline: { label: "Why do you decline?", required: true },
  cancel: { label: "Why do you cancel?" },
  deliver: {
    label: "What do you deliver?",
    hint: "Say what is in the files and how to check it. A note or a file is needed.",
  },
  revise: {
    label: "What should change?",
    hint: "Name everything at once; this uses one revision.",
    required: true,
  },
  accept: { label: "A word to the freelancer" },
  propose_extension: { label: "Why do you need more time?" },
  propose_cancel: { label: "Why would you both be better off?", required: true },
  refuse_cancel: { label: "A word to the other side" },
  agree_cancel: { label: "A word to the other side" },
  give_up: { label: "A word to the buyer" },
  cancel_late: { label: "A word to the freelancer" },
};

export interface TransitionFieldsProps {
  transition: TaskTransition;
  values: Record<string, string>;
  problems: Record<string, string>;
  /** False where only words are taken. */
  files?: boolean;
}

export function TransitionFields({
  transition,
  values,
  problems,
  files = true,
}: TransitionFieldsProps) {
  const note = NOTE[transition];
  /** Without files the note is the delivery. */
  const wordsOnly = transition === "deliver" && !files;
  return (
    <>
      {transition === "propose_extension" && (
        <TextField
          name="days"
          label="Days on top"
          inputMode="numeric"
          narrow
          value={values["days"]}
          error={problems["days"]}
        />
      )}
      {note !== undefined && (
        <TextArea
          name="note"
          label={note.label}
          hint={wordsOnly ? undefined : note.hint}
          optional={note.required !== true && !wordsOnly}
          value={values["note"]}
          error={problems["note"]}
        />
      )}
      {transition === "deliver" && files && (
        <FileField name="files" label="Files" multiple optional error={problems["files"]} />
      )}
    </>
  );
}
