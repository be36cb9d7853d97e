/** A file the door has checked and stored; it becomes visible when a command attaches it. */
export interface ReceivedFile {
  name: string;
  mediaType: string;
  bytes: number;
  /** Hash of the bytes as sent. It is part of a command's hashed input, so that the same form sent again counts as the same. */
  sha256: string;
  /** Hash of the bytes as stored; pictures are encoded anew. */
  keptSha256: string;
  /** Random key in the file store, not derived from the name. */
  storageKey: string;
  /** Of a picture, if one could be made; stored beside it as a file of its own. */
  thumbnail?: StoredThumbnail | null;
}

export interface StoredThumbnail {
  bytes: number;
  keptSha256: string;
  storageKey: string;
}
