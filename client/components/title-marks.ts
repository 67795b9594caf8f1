// "@name" and "#label" at the end of a title: whom the new item is for and how it is labelled. Nobody who is not known is
// assigned, that stays as words; a label is there once it is used, so one new word is one. Reads, changes nothing.

import type { MemberId } from '../../shared/ids.ts';
import type { Member } from '../../shared/records.ts';

/** Who and what can be meant. */
export interface KnownMarks {
  readonly people: readonly Member[];
  readonly labels: readonly string[];
  /** Who "@me" is. */
  readonly me: MemberId | null;
}

export interface MarkedTitle {
  readonly title: string;
  readonly people: readonly Member[];
  readonly labels: readonly string[];
}

/** A mark that is being typed: its sign, where it begins, and the words behind the sign. */
export interface BegunMark {
  readonly sign: '@' | '#';
  readonly at: number;
  readonly words: string;
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();

const wordsBegin = (name: string, wanted: string): boolean =>
  fold(name).startsWith(wanted) ||
  fold(name)
    .split(/\s+/)
    .some((word) => word.startsWith(wanted));

const only = <One>(found: readonly One[]): One | undefined => (found.length === 1 ? found[0] : undefined);

function personCalled(words: string, { people, me }: KnownMarks): Member | undefined {
  const wanted = fold(words);
  if (wanted === 'me') return people.find(({ id }) => id === me);
  const exact = people.filter(({ name }) => fold(name) === wanted);
  const called = people.filter(({ name }) => fold(name).split(/\s+/)[0] === wanted);
  const begins = wanted.length < 2 ? [] : people.filter(({ name }) => wordsBegin(name, wanted));
  return exact[0] ?? only(called) ?? only(begins);
}

const labelCalled = (words: string, { labels }: KnownMarks): string | undefined =>
  labels.find((label) => fold(label) === fold(words));

const longestMark = 40;

/** One word that begins with a letter: "#42" means something else, and a sentence may go on after "#". */
const newLabel = /^\p{L}[\p{L}\p{N}\p{M}_-]*$/u;

/** The label that these words make where none is called so. */
export function newLabelCalled(words: string, known: KnownMarks): string | undefined {
  const isOne = words.length <= longestMark && newLabel.test(words);
  return isOne && labelCalled(words, known) === undefined ? words : undefined;
}

/** Where the last sign stands that begins a word; −1 for none. */
function lastSign(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (/[@#]/.test(text[at] ?? '') && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return at;
  }
  return -1;
}

/** Takes the marks off the end of a title, as far as they are known. */
export function readMarks(typed: string, known: KnownMarks): MarkedTitle {
  const people: Member[] = [];
  const labels: string[] = [];
  let title = typed.trim();
  for (;;) {
    const at = lastSign(title);
    const words = title.slice(at + 1);
    const before = title.slice(0, Math.max(at, 0)).trimEnd();
    // A title that is all marks is words.
    if (at < 0 || before === '') return { title, people, labels };
    const person = title[at] === '@' ? personCalled(words, known) : undefined;
    const label = title[at] === '#' ? (labelCalled(words, known) ?? newLabelCalled(words, known)) : undefined;
    if (person && !people.includes(person)) people.unshift(person);
    if (label !== undefined && !labels.some((one) => fold(one) === fold(label))) labels.unshift(label);
    if (!person && label === undefined) return { title, people, labels };
    title = before;
  }
}

/** The mark in which the caret stands, where one may be meant. */
export function begunMark(typed: string, caret: number): BegunMark | undefined {
  const before = typed.slice(0, caret);
  const at = lastSign(before);
  const words = before.slice(at + 1);
  // Not in the middle of words, and no name is that long.
  if (at < 0 || words.length > longestMark || /\S/.test(typed.slice(caret, caret + 1))) return undefined;
  if (words.startsWith(' ') || words.endsWith('  ')) return undefined;
  return { sign: typed[at] === '@' ? '@' : '#', at, words };
}

const mostOffered = 6;

/** A label that nothing has yet. */
export interface NewLabel {
  readonly newLabel: string;
}

export type Offered = Member | NewLabel | string;

/** What may be meant by a mark that is begun, a new label last; none where it is whole already. */
export function offersFor({ sign, at, words }: BegunMark, known: KnownMarks): readonly Offered[] {
  const wanted = fold(words);
  if (sign === '@') {
    const found = known.people.filter(({ name }) => wordsBegin(name, wanted));
    return found.some(({ name }) => fold(name) === wanted) ? [] : found.slice(0, mostOffered);
  }
  if (labelCalled(words, known) !== undefined && wanted !== '') return [];
  // With a space behind it the word is whole, and only a longer name can still be meant.
  const isWhole = words.endsWith(' ');
  const begins = known.labels.filter((label) => fold(label).startsWith(isWhole ? `${wanted} ` : wanted));
  const holds = known.labels.filter(
    (label) => !isWhole && !begins.includes(label) && fold(label).includes(wanted),
  );
  // What begins a title is its words.
  const made = at === 0 ? undefined : newLabelCalled(words, known);
  return [
    ...[...begins, ...holds].slice(0, mostOffered),
    ...(made === undefined ? [] : [{ newLabel: made }]),
  ];
}
