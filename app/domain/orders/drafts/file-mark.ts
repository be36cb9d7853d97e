/** Names a file within its draft: by the question that it answers, if any, and the hash of its bytes as sent. Pure. */
export function fileMark({ question, sha256 }: { question: string; sha256: string }): string {
  return question === "" ? sha256 : `${question}:${sha256}`;
}
