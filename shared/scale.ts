// The cards of sizing: what stands on one and how many points it means. A card is stored as it is typed: "5", or
// "S=1" where a word stands for a number; a version that does not know the second form leaves such a card out.

/** One card as people see it. */
export interface Card {
  /** What stands on it: "5", "S". */
  readonly label: string;
  /** The size that it means, or null for a card that means none. */
  readonly points: number | null;
}

const mostPoints = 1000;
const mostCards = 20;
const longestLabel = 12;

/** The scales that are offered; any other is the board's own. */
export const namedScales = {
  fibonacci: ['1', '2', '3', '5', '8', '13', '20', '40'],
  tShirt: ['S=1', 'M=3', 'L=5', 'XL=8'],
} as const satisfies Record<string, readonly string[]>;
export type ScaleName = keyof typeof namedScales | 'own';

/** A number that a size may be, or null. */
function pointsOf(text: string): number | null {
  if (text === '½') return 0.5;
  const number = /^\d{1,4}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return number <= mostPoints ? number : null;
}

/** Reads a stored card. Total: what has no number it can read is a card without points. */
export function parseCard(card: string): Card {
  const text = card.trim();
  const [, label = '', number = ''] = /^(.*\S)\s*=\s*(\S+)$/.exec(text) ?? [];
  const points = pointsOf(number);
  if (label !== '' && points !== null) return { label, points };
  return { label: text, points: pointsOf(text) };
}

/** The stored form of a card. */
export const writeCard = ({ label, points }: Card): string =>
  points === null || pointsOf(label) === points ? label : `${label}=${points}`;

/** A scale as a line to read and to edit: "S 1, M 3, L 5, XL 8". */
export const scaleWords = (scale: readonly string[]): string =>
  scale
    .map(parseCard)
    .map(({ label, points }) => {
      if (points === null || pointsOf(label) === points) return label;
      return /\d/.test(label) ? `${label}=${points}` : `${label} ${points}`;
    })
    .join(', ');

/** The cards of one stretch between commas: "S 1", "S=1", "1 2 3", "Extra large 8". */
function cardsIn(stretch: string): readonly Card[] {
  const cards: Card[] = [];
  let words: string[] = [];
  const push = (points: number | null) => {
    cards.push({ label: words.join(' '), points });
    words = [];
  };
  for (const token of stretch
    .replace(/\s*[=:]\s*/g, '=')
    .split(/\s+/)
    .filter(Boolean)) {
    const card = parseCard(token);
    if (words.length === 0 || card.points === null || card.label !== token) words.push(card.label);
    if (card.points !== null) push(card.points);
  }
  if (words.length > 0) push(null);
  return cards;
}

/** The stored cards of a typed line: "1 2 3 5", "S 1, M 3", "S=1; M=3". Whether they will do says `checkScale`. */
export const parseScale = (line: string): readonly string[] =>
  line
    .split(/[,;\n]/)
    .flatMap(cardsIn)
    .map(writeCard);

/** Why these cards are no scale, in a sentence; null when they are one. */
export function checkScale(scale: readonly string[]): string | null {
  const cards = scale.map(parseCard);
  if (cards.length < 2 || cards.length > mostCards) return `A scale has 2 to ${mostCards} cards.`;
  const bare = cards.find(({ points }) => points === null);
  if (bare)
    return `The card “${bare.label}” needs a number from 0 to ${mostPoints}: write “${bare.label} 3”.`;
  const long = cards.find(({ label }) => label.length > longestLabel);
  if (long) return `What stands on a card has at most ${longestLabel} characters.`;
  for (const [i, card] of cards.entries()) {
    const before = cards.slice(0, i);
    if (before.some(({ label }) => label === card.label)) return `Two cards are called “${card.label}”.`;
    if (before.some(({ points }) => points === card.points)) return `Two cards stand for ${card.points}.`;
  }
  return null;
}

/** Which of the offered scales this is. */
export function scaleName(scale: readonly string[]): ScaleName {
  const cards = scale.map(parseCard).map(writeCard).join();
  for (const name of ['fibonacci', 'tShirt'] as const) if (namedScales[name].join() === cards) return name;
  return 'own';
}
