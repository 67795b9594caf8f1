// A pasted list read as titles: one for each line, without the marks that made it a list.

const breaks = /\r\n|[\n\r\u2028\u2029\u0085]/;
/** "- ", "• ", "3. ", "(3) ", "a) ": what stands before the words of a line in a list. */
const bullet = /^(?:[-–—*+•◦▪‣●○·]|\(?\d{1,4}[.)]|\(?[A-Za-z][)])\s+/u;
/** "[ ] ", "[x] ", "☐ ", "✓ " */
const box = /^(?:\[[ xX✓✔-]?\]|[☐☑☒✓✔])\s*/u;
/** A line drawn, or a bullet without words. */
const drawn = /^[-–—*+•◦▪‣●○·_=~#|\s]*$/u;

/** The words of a line; '' where it has none. */
function titleIn(line: string): string {
  let words = line.replace(/[\s\u00a0]+/g, ' ').trim();
  for (;;) {
    // A bullet and a box behind it, or a figure behind a bullet.
    const next = words.replace(bullet, '').replace(box, '').trim();
    if (next === words) break;
    words = next;
  }
  return drawn.test(words) ? '' : words;
}

/** The titles of a pasted list, in its order. */
export const titlesIn = (text: string): readonly string[] =>
  text
    .split(breaks)
    .map(titleIn)
    .filter((title) => title !== '');
