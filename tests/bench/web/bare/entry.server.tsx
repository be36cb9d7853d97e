/** The product's own way of rendering. */
export { default, handleError, letterhead } from "#app/entry.server.tsx";
