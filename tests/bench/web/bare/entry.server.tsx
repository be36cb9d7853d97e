/** The product's own way of rendering. */
export { default, handleError, letterhead, requestContext, stop } from "#app/entry.server.tsx";
