/** A file the door has checked and stored; it becomes visible when a command attaches it. */
export interface ReceivedFile {
  name: string;
  mediaType: string;
  bytes: number;
  /** Of the bytes as they were sent: commands remember their files by it, so the same form sent again is the same form. */
  sha256: string;
  /** Of the bytes as they are kept; pictures are encoded anew. */
  keptSha256: string;
  /** Where the file store keeps it: random, never derived from the name. */
  storageKey: string;
}
