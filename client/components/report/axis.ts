// The steps of an axis, and how long words may be beside it.

/** From 0 in steps of 1, 2, 4 or 5 times a power of ten, so that `max` is reached with at most `most` steps. */
export function stepsTo(max: number, most = 4): readonly number[] {
  if (!(max > 1e-9 && max < Infinity)) return [0, 1];
  const rough = max / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 4, 5, 10].find((n) => n * power >= rough - 1e-9) ?? 10) * power;
  const amount = Math.ceil(max / step - 1e-9);
  return Array.from({ length: amount + 1 }, (_, i) => i * step);
}

/** The same in whole numbers: for what is counted. */
export const wholeStepsTo = (max: number, most = 4): readonly number[] => {
  const steps = stepsTo(max, most).filter(Number.isInteger);
  return steps.length > 1 ? steps : [0, 1];
};

/** A letter is about this wide, of the size of its font. */
const letterWidth = 0.56;

/** About how wide the words are, of a font of `size` px. */
export const widthOf = (words: string, size = 12): number => Array.from(words).length * size * letterWidth;

/** Whole sentences have more thin letters than names and figures do. */
const prose = 0.93;

/** The words in lines that fit into `width` px. */
export function linesOf(words: string, width: number, size = 12): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) * prose > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** As many of the words as fit into `width` px at a font of `size` px, then an ellipsis. */
export function fitting(words: string, width: number, size = 12): string {
  const room = Math.floor(width / (size * letterWidth));
  const letters = Array.from(words);
  return letters.length <= room
    ? words
    : `${letters
        .slice(0, Math.max(1, room - 1))
        .join('')
        .trimEnd()}…`;
}

/** The first of these wordings that fits whole; else as much of the last as does. */
export function firstFitting(wordings: readonly [string, ...string[]], width: number, size = 12): string {
  const whole = wordings.find((words) => fitting(words, width, size) === words);
  return whole ?? fitting(wordings.at(-1) ?? '', width, size);
}
