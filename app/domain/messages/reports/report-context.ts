/** How much of a conversation staff read with a reported message. The report's form says so. */

export const LINES_BEFORE = 30;
export const LINES_AFTER = 10;
