/** Puts the files of a call to the answers that name them. */
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { SentAnswer } from "#app/domain/orders/questions/read-answers.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

interface NamedAnswer {
  question: string;
  text?: string | undefined;
  file_names?: string[] | undefined;
}

/** `files` are as they were sent, `uploads` the same as they are stored. `others` are named by no answer. */
export function withSentFiles(
  sent: readonly NamedAnswer[],
  files: readonly File[],
  uploads: readonly ReceivedFile[],
): { answers: SentAnswer[]; others: ReceivedFile[] } {
  const taken = new Set<number>();
  const answers = sent.map(({ question, text, file_names: names = [] }): SentAnswer => {
    const places = names.flatMap((name) => {
      const place = files.findIndex((file, at) => file.name === name && !taken.has(at));
      if (place === -1)
        refuse("invalid_input", {
          field: "answers",
          sentence: `No file with the name “${name}” was sent.`,
        });
      taken.add(place);
      return [place];
    });
    return {
      question,
      ...(text === undefined ? {} : { text }),
      ...(places.length === 0 ? {} : { files: places.flatMap((place) => uploads[place] ?? []) }),
    };
  });
  return { answers, others: uploads.filter((_, place) => !taken.has(place)) };
}
