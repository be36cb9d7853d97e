/** Keys by which an import knows a gig again in another file. Pure. */
import { createHash } from "node:crypto";
import { categoryKey } from "#app/domain/catalog/category-name.ts";
import { slugOf } from "#app/domain/catalog/category-slug.ts";

export interface NamedGig {
  freelancer: string;
  category: string;
  subcategory: string;
  title: string;
}

/** A gig is its freelancer, category and title; a changed price or description is the same gig. */
export function sourceKey({ freelancer, category, subcategory, title }: NamedGig): string {
  const names = [categoryKey(category), categoryKey(subcategory)];
  return hash(["2", freelancer.toLowerCase(), ...names, title]);
}

/**
 * The key that imports gave before categories had identities. It names a category by the slug of its name, so gigs of C and of
 * C++ with equal titles have the same one.
 */
export function formerSourceKey({ freelancer, category, subcategory, title }: NamedGig): string {
  const top = slugOf(category);
  const slug = subcategory === "" ? top : `${top}/${slugOf(subcategory)}`;
  return hash([freelancer.toLowerCase(), slug, title]);
}

function hash(parts: string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}
