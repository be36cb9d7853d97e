/** A picture that everybody sees, as pages read it, and the addresses of its sizes. Pure. */

export type ShownFormat = "avif" | "webp" | "jpeg";

export interface ShownFile {
  width: number;
  height: number;
  format: ShownFormat;
  bytes: number;
  /** The first 16 digits of the SHA-256 of its bytes: other bytes have another address. */
  hash: string;
}

export interface ShownPicture {
  id: string;
  alt: string;
  width: number;
  height: number;
  /** `#rrggbb`. */
  colour: string;
  files: ShownFile[];
}

/** Format → its media type, best first, as a browser chooses. */
export const SHOWN_TYPES: Readonly<Record<ShownFormat, string>> = {
  avif: "image/avif",
  webp: "image/webp",
  jpeg: "image/jpeg",
};

/** Below the site's origin: `/shown/shp_…/720-0123456789abcdef.avif`. */
export function shownPath(id: string, file: ShownFile): string {
  return `/shown/${id}/${shownName(file)}`;
}

/** The last part of such an address. */
export const SHOWN_NAME = /^\d{1,5}-[0-9a-f]{16}\.(avif|webp|jpeg)$/;

export function shownName({ width, hash, format }: ShownFile): string {
  return `${width}-${hash}.${format}`;
}

/** The `srcset` of one format. */
export function sourceSet({ id, files }: ShownPicture, format: ShownFormat): string {
  return files
    .filter((file) => file.format === format)
    .map((file) => `${shownPath(id, file)} ${file.width}w`)
    .join(", ");
}

/** The file that a browser loads which chooses none: the JPEG of the middle size. */
export function plainFile({ files }: ShownPicture): ShownFile | undefined {
  const jpegs = files.filter(({ format }) => format === "jpeg");
  return jpegs[Math.min(1, jpegs.length - 1)];
}
