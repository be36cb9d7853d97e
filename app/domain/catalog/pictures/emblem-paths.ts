/** The emblems of categories: strokes in a field of 60 by 60. */
import type { Emblem } from "./category-drawings.ts";

const path = (d: string) => `<path d="${d}"/>`;

export const EMBLEM_PATHS: Readonly<Record<Emblem, string>> = {
  // A curve between its two handles.
  design: path(
    "M10 46C10 22 24 12 50 12M10 46V22M50 12H26M6 42h8v8H6zM46 8h8v8h-8zM23 9h6v6h-6zM7 19h6v6H7z",
  ),
  // A quill over a line.
  writing: path(
    "M14 50C16 30 28 12 50 8C50 28 38 40 20 42M14 50L34 26M10 54H50M28 38l9 0M33 30l11-1",
  ),
  // Two sheets, one behind the other, with lines that run both ways.
  translation: path(
    "M8 10H36V42H20L12 49V42H8zM42 20H52V50H48V56L41 50H24V46M14 19H30M14 26H26M14 33H30",
  ),
  programming: path("M20 16L6 30L20 44M40 16L54 30L40 44M35 8L25 52"),
  // Columns with a line through their points.
  data: path("M8 52H54M14 52V38M26 52V28M38 52V33M50 52V16M14 30L26 19L38 24L50 8"),
  "video-animation": path(
    "M8 12H52V48H8zM16 12V48M44 12V48M8 21H16M8 30H16M8 39H16M44 21H52M44 30H52M44 39H52M26 23V37L37 30z",
  ),
  "music-audio": path("M6 30H9M14 24V36M21 14V46M28 20V40M35 8V52M42 18V42M49 25V35M54 30H56"),
  // A horn and what is heard of it.
  marketing: path(
    "M8 25V35H16L40 48V12L16 25zM18 36L22 50H28L25 39M46 22C50 26 50 34 46 38M51 16C58 24 58 36 51 44",
  ),
  // A pair of scales.
  business: path(
    "M30 8V50M18 52H42M12 16H48M12 16L4 36H20zM48 16L40 36H56zM4 36C6 43 18 43 20 36M40 36C42 43 54 43 56 36",
  ),
  // An open book.
  "learning-advice": path(
    "M30 16C24 10 14 9 6 11V46C14 44 24 45 30 51C36 45 46 44 54 46V11C46 9 36 10 30 16zM30 16V51M13 19C17 18 21 19 24 21M13 27C17 26 21 27 24 29M47 19C43 18 39 19 36 21M47 27C43 26 39 27 36 29",
  ),
};
