/** Which orders count for the record of a seller or a buyer: the same for both. */

export function WhatCounts() {
  return (
    <li>
      An order counts once, however many pieces it has. Orders that were called off before anything
      happened, and orders between accounts in the same hands, do not count.
    </li>
  );
}
