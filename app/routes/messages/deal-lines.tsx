/** Lines about offers, requests and changes: a card where the present terms were written, a quiet sentence for every other step. */
import { AwardCard } from "#app/routes/agreements/award-card.tsx";
import { ChangeCard } from "#app/routes/agreements/change-card.tsx";
import { OfferCard } from "#app/routes/agreements/offer-card.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { LineProps } from "./thread-line.tsx";

/** A line and the version it tells of are written by one command, so they have one moment. */
function isOf(line: LineProps["line"], writtenAt: Date): boolean {
  return line.at.getTime() === writtenAt.getTime();
}

export function OfferLine(props: LineProps) {
  const { line, own, deals } = props;
  const offer = deals.offers[line.subjectId ?? ""];
  if (offer === undefined) return <Happened {...props} path="offers" />;
  if (isOf(line, offer.writtenAt)) return <OfferCard offer={offer} own={own} above={said(props)} />;
  return <Happened {...props} path="offers" replaced={line.at < offer.writtenAt} />;
}

export function ChangeLine(props: LineProps) {
  const { line, own, deals } = props;
  const change = deals.changes[line.subjectId ?? ""];
  if (change === undefined || !isOf(line, change.proposedAt))
    return <Happened {...props} path="changes" />;
  return <ChangeCard change={change} own={own} above={said(props)} onOrder={props.onOrder} />;
}

export function AwardLine(props: LineProps) {
  const award = props.deals.requests[props.line.subjectId ?? ""];
  if (award === undefined) return <Happened {...props} path="requests" />;
  return <AwardCard award={award} own={props.own} above={said(props)} />;
}

const nameOf = ({ own, author }: LineProps) => (own ? "You" : (author ?? "Farthing"));

/** The first words of a line's sentence, up to its colon: the card says the rest. */
function said(props: LineProps) {
  const [did = ""] = spoken(props.line.body).split(/[:“]/u, 1);
  return (
    <>
      <strong>{nameOf(props)}</strong> {did.trim()} · <When at={props.line.at} />
    </>
  );
}

/** A sentence behind a name. */
function spoken(body: string): string {
  return body.charAt(0).toLowerCase() + body.slice(1);
}

interface HappenedProps extends LineProps {
  path: "offers" | "requests" | "changes";
  /** A newer version took its place. */
  replaced?: boolean | undefined;
}

/** A sentence with its page, between the messages. */
function Happened({ path, replaced = false, ...props }: HappenedProps) {
  const { line } = props;
  const sentence = spoken(line.body);
  return (
    <p className="happened">
      {nameOf(props)}{" "}
      {line.subjectId === null ? (
        sentence
      ) : (
        <a className="link" href={`/${path}/${line.subjectId}`}>
          {sentence}
        </a>
      )}{" "}
      · {replaced ? "replaced by a newer version · " : null}
      <When at={line.at} />
    </p>
  );
}
