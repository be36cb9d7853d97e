/** Attached files: thumbnail or icon, name, size, download link. */

export interface ListedFile {
  id: string;
  name: string;
  bytes: number;
  /** The id of the thumbnail's file; absent or null for files that have none. */
  thumbnail?: string | null | undefined;
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
    <ul className="file-list small mt-2" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/files/${file.id}`}>
            <Preview file={file} />
            <span className="link wrap-anywhere">{file.name}</span>
          </a>
          <span className="soft">{writeBytes(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function Preview({ file: { name, thumbnail } }: { file: ListedFile }) {
  if (thumbnail === undefined || thumbnail === null)
    return (
      <svg className="file-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 1h6l4 4v10H3V1Zm1 1v12h8V6H8V2H4Zm5 .4V5h2.6L9 2.4Z" />
      </svg>
    );
  return (
    <img
      className="file-thumbnail"
      src={`/files/${thumbnail}`}
      alt={name.replace(/\.[^.]+$/, "")}
      loading="lazy"
    />
  );
}
