/** Limits of messages. Pure, so that pages may import it. */

/** A long letter; whatever is longer is sent as a file. */
export const MAX_MESSAGE = 5000;

/** A person reads a thread in pages of this many lines. */
export const LINES_PER_PAGE = 30;

export const THREADS_PER_PAGE = 30;
