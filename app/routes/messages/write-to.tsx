/** The link to write to a person, about a gig where it is on the gig's page. The same for everybody, so that kept pages may show it. */
import { ButtonLink } from "#app/ui/forms/submit.tsx";

interface WriteToProps {
  person: { handle: string; name: string };
  gigId?: string | undefined;
}

export function WriteTo({ person: { handle, name }, gigId }: WriteToProps) {
  const asked = new URLSearchParams({ to: handle, ...(gigId === undefined ? {} : { gig: gigId }) });
  return <ButtonLink href={`/messages/new?${asked.toString()}`}>Write to {name}</ButtonLink>;
}
