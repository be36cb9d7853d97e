/** Why a text is no price, and how to write it. Pure. */

/** A comma as decimal sign, as spreadsheets of many countries write it; three digits behind it would be thousands. */
const DECIMAL_COMMA = /^\d+,(\d{1,2}|\d{4,6})$/;
const THOUSANDS = /^\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?$/;
const MONEY_SIGN = /\p{Sc}|^[A-Z]{3}\b|\b[A-Z]{3}$/iu;

/** The price with a decimal point when its comma can be nothing else. */
export function withDecimalPoint(price: string): string | null {
  return DECIMAL_COMMA.test(price) ? price.replace(",", ".") : null;
}

/** The end of a sentence that begins "“1,50” is not a price". */
export function priceHint(price: string): string {
  const pointed = withDecimalPoint(price);
  if (pointed !== null) return `, because of its decimal comma. Write ${pointed}.`;
  if (/\d/.test(price) && MONEY_SIGN.test(price))
    return ", because there is a currency beside the number. Write only the number: the currency has its own column.";
  if (THOUSANDS.test(price)) return ", because of its thousands separator. Write it like 1234.50.";
  return ". Write it like 12.50.";
}
