/** Which notices are new: a condition on the rows of `notices`, that of the index `notices_unread`. */

export const IS_NEW = "read_at is null and over_at is null and not gathered and page";
