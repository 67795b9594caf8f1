// Takes out of a foreign text what no person typed and no screen shows: control characters, zero-width spaces, half
// emoji. Words stay as they are.

// Joiners (U+200C, U+200D) stay: Persian words and emoji families need them.
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\u2060\uFEFF]/g;
/** Half of a character beyond 16 bits: two replicas would not read it alike. */
const halfCharacters = /\p{Surrogate}/gu;

/** Text of several lines, ending every line alike. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unseen, '').replaceAll(halfCharacters, '\uFFFD').trim();
}

/** Text of one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ');
}

/** The address, if a browser may safely open it; undefined for scripts, local files and what is no address. */
export function webAddress(text: string): string | undefined {
  const address = text.trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(address) ? address : undefined;
}

/** Letters of a title that a screen can show; the mutations allow no more. */
const longestTitle = 500;

/** A title that fits; of a longer one the whole stands at the head of the description, so that no word goes. */
export function fitTitle(
  title: string,
  description: string,
): { readonly title: string; readonly description: string } {
  if (title.length <= longestTitle) return { title, description };
  const cut = title.slice(0, longestTitle - 1).replace(/\p{Surrogate}$/u, '');
  return { title: `${cut}…`, description: [title, description].filter((text) => text !== '').join('\n\n') };
}
