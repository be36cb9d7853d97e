/** The product's own way of rendering. */
export { default, handleError, siteHeader, requestContext, stop } from "#app/entry.server.tsx";
