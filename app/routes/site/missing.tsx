/** Answers every address that no other route matches with 404. */
import { data } from "react-router";

export function loader() {
  throw data({ code: "not_found", sentence: "There is nothing at this address." }, { status: 404 });
}

export function action() {
  return loader();
}

export default function Missing() {
  return null;
}
