/** The link to a page, to take along: as text and by mail without scripts; copied, or given to the device, with them. */

export interface ShareLinkProps {
  url: string;
  title: string;
}

export function ShareLink({ url, title }: ShareLinkProps) {
  // An address may stand in a mail's link as it is: people see it before they send it.
  const mail = `subject=${encodeURIComponent(title)}&body=${encodeURI(url)}`;
  return (
    <details className="fold share" data-share={url} data-share-title={title}>
      <summary>Share this gig</summary>
      <div className="stack">
        <label className="field">
          <span className="field-label">Link to this page</span>
          <input className="input figures" type="url" readOnly value={url} />
        </label>
        <p>
          <a className="link" href={`mailto:?${mail}`}>
            Send it by e-mail
          </a>
        </p>
      </div>
    </details>
  );
}
