// How well words fit what was typed: the fewer, the better. Pure.

/** Small letters without accents. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** What was typed, made ready to be compared with many words. */
export interface Wanted {
  readonly whole: string;
  readonly words: readonly string[];
}

export function wantedIn(typed: string): Wanted {
  const whole = folded(typed).trim();
  return { whole, words: whole.split(/\s+/).filter(Boolean) };
}

/** 0 begins so, 1 each word begins one of its words, 2 each is in it; undefined: not meant. `words` are folded. */
export function fit(words: string, { whole, words: wanted }: Wanted): 0 | 1 | 2 | undefined {
  if (words.startsWith(whole)) return 0;
  if (wanted.every((word) => ` ${words}`.includes(` ${word}`))) return 1;
  return wanted.every((word) => words.includes(word)) ? 2 : undefined;
}

/** As `fit`, for words that hold a name: the name itself comes first, then what begins so. */
export function fitChoice(words: string, name: string, wanted: Wanted): number | undefined {
  if (name === wanted.whole) return 0;
  const own = fit(name, wanted);
  return own === undefined ? fit(words, wanted) : Math.max(own, 0.5);
}

/** As `fit`; the very words come first, what is found only with the help of other words for it comes last. */
export function fitWithMore(words: string, more: string, wanted: Wanted): number | undefined {
  if (words === wanted.whole) return -1;
  return fit(words, wanted) ?? (fit(`${words} ${more}`, wanted) === undefined ? undefined : 3);
}
