/** Attached files: name, size, download link. */

export interface ListedFile {
  id: string;
  name: string;
  bytes: number;
}

/** `812 bytes`, `14 kB`, `2.3 MB`: decimal units, as operating systems show them. */
function writeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}

/** Renders nothing without files. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="small mt-2" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <a className="link wrap-anywhere" href={`/files/${file.id}`}>
            {file.name}
          </a>{" "}
          <span className="soft">{writeBytes(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
