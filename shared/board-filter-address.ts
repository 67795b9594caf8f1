// A filter of the Board as it is written in an address and read from one. An address comes from anywhere, so what makes
// no sense in it is left out.

import type { BoardFilter } from './board-filter.ts';
import { parseId } from './ids.ts';
import { kindNames, parseKind } from './kind.ts';

/** The parameters of an address, as a page and Node both have them. */
interface Parameters {
  get(name: string): string | null;
  getAll(name: string): string[];
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}

const longestWords = 200;
const mostValues = 50;

const names = {
  words: 'q',
  kinds: 'kind',
  labels: 'label',
  people: 'person',
  epics: 'epic',
  ready: 'ready',
  blocked: 'blocked',
  mine: 'mine',
} as const satisfies Record<keyof BoardFilter, string>;

export function filterFromAddress(asked: Parameters): BoardFilter {
  const all = <Value>(name: string, parse: (text: string) => Value | undefined): readonly Value[] => {
    const values = asked.getAll(name).slice(0, mostValues);
    return [...new Set(values.flatMap((text) => parse(text) ?? []))];
  };
  const ready = asked.get(names.ready);
  return {
    words: (asked.get(names.words) ?? '').slice(0, longestWords),
    kinds: all(names.kinds, parseKind),
    labels: all(names.labels, (text) => (text === '' ? undefined : text.slice(0, longestWords))),
    people: all(names.people, (text) => (text === 'nobody' ? text : parseId('member', text))),
    epics: all(names.epics, (text) => (text === 'none' ? text : parseId('epic', text))),
    ready: ready === 'yes' ? true : ready === 'no' ? false : null,
    blocked: asked.get(names.blocked) === 'yes',
    mine: asked.get(names.mine) === 'yes',
  };
}

/** Writes the filter into the parameters of an address, and leaves all others alone. */
export function filterToAddress(filter: BoardFilter, into: Parameters): void {
  for (const name of Object.values(names)) into.delete(name);
  const { words, kinds, labels, people, epics, ready, blocked, mine } = filter;
  if (words.trim() !== '') into.set(names.words, words.trim());
  for (const kind of kindNames) if (kinds.includes(kind)) into.append(names.kinds, kind);
  for (const label of labels) into.append(names.labels, label);
  for (const person of people) into.append(names.people, person);
  for (const epic of epics) into.append(names.epics, epic);
  if (ready !== null) into.set(names.ready, ready ? 'yes' : 'no');
  if (blocked) into.set(names.blocked, 'yes');
  if (mine) into.set(names.mine, 'yes');
}
