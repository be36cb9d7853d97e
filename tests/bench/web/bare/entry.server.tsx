/** The product's own way of rendering. */
export { default, handleError, siteHeader } from "#app/entry.server.tsx";
