/** The product's own way of rendering. */
export { default, handleError, requestContext, stop } from "#app/entry.server.tsx";
