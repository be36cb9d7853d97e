/** A file the door has checked and stored; it becomes visible when a command attaches it. */
export interface ReceivedFile {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  /** Where the file store keeps it: random, never derived from the name. */
  storageKey: string;
}
