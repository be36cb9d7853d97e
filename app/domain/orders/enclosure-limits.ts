/** Limits of the files and notes that the parties of an order send each other. Pure, so that pages may import it. */

export const MAX_ENCLOSURE_NOTE = 2000;

/** Files that one party can send with one order: enough for real work, and a bound for a thief who fills the disk. */
export const MAX_ORDER_FILES = 50;
