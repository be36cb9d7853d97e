/** The link of an accepted task's page to show a picture of it, for its freelancer. */

interface ShowLinkProps {
  task: { id: string; state: string };
  party: string;
  /** Deliveries with files. */
  deliveries: Array<{ files: Array<{ thumbnail?: string | null }> }>;
}

export function ShowLink({ task, party, deliveries }: ShowLinkProps) {
  const pictured = deliveries.some(({ files }) =>
    files.some(({ thumbnail }) => typeof thumbnail === "string"),
  );
  if (party !== "freelancer" || task.state !== "released" || !pictured) return null;
  return (
    <p>
      <a className="link" href={`/tasks/${task.id}/show`}>
        Show a picture of this work on your page
      </a>
    </p>
  );
}
