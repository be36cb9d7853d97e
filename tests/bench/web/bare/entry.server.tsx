/** Renders the bare page like the product's pages. */
export { default, handleError, siteHeader } from "#app/entry.server.tsx";
