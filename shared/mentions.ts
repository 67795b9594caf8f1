// Mentions inside the words of a comment. They are stored as "@[Name](member id)": readable anywhere, and the screen
// shows the name that the member has now.

import { parseId, type MemberId } from './ids.ts';

export type CommentPart =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'link'; readonly words: string; readonly url: string }
  | { readonly type: 'mention'; readonly member: MemberId; readonly name: string };

interface Named {
  readonly id: MemberId;
  readonly name: string;
}

const mark = /@\[([^\][\n]{1,100})\]\((m[0-9A-Za-z]{1,32})\)/gu;
const address = /\bhttps?:\/\/[^\s<>"]+/giu;

/** Brackets would end the mark. */
const nameInMark = (name: string) => name.replace(/[[\]\n]/g, ' ').trim() || '?';

const markOf = ({ id, name }: Named) => `@[${nameInMark(name)}](${id})`;

/** Whom these words mention, each once, in order. */
export function mentionedIn(text: string): readonly MemberId[] {
  const found = [...text.matchAll(mark)].flatMap(([, , id]) => parseId('member', id) ?? []);
  return [...new Set(found)];
}

/** What follows a name so that it is one: not a further letter. */
const endsHere = (text: string, at: number) => !/^[\p{L}\p{N}_]/u.test(text.slice(at, at + 2));
const beginsHere = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}_]$/u.test(text.slice(0, at));

/**
 * Words as typed, "@Maya Olsen", with marks in place of the names. Of two people who share a name the one that stands
 * first in `people` is meant.
 */
export function markMentions(typed: string, people: readonly Named[]): string {
  const longestFirst = people.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  let text = '';
  for (let at = 0; at < typed.length;) {
    const found =
      typed[at] === '@' && beginsHere(typed, at)
        ? longestFirst.find(({ name }) => {
            const words = typed.slice(at + 1, at + 1 + name.length);
            return words.toLowerCase() === name.toLowerCase() && endsHere(typed, at + 1 + name.length);
          })
        : undefined;
    if (found) text += markOf(found);
    else text += typed[at];
    at += found ? found.name.length + 1 : 1;
  }
  return text;
}

/** The words to type on in: names instead of marks. */
export function withoutMarks(text: string, nameOf: (member: MemberId, before: string) => string): string {
  return text.replaceAll(mark, (whole, name: string, id: string) => {
    const member = parseId('member', id);
    return member ? `@${nameOf(member, name)}` : whole;
  });
}

/** An address in running text does not end with the sentence's own marks, nor with a bracket that it did not open. */
function trimmed(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? '';
    const inside = url.slice(0, end);
    const opened = (inside.match(/\(/g) ?? []).length >= (inside.match(/\)/g) ?? []).length;
    if (!/[.,;:!?'*_\]]/.test(last) && !(last === ')' && !opened)) return inside;
    end -= 1;
  }
}

function partsWithLinks(words: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let at = 0;
  for (const found of words.matchAll(address)) {
    const url = trimmed(found[0]);
    if (/^https?:\/\/$/i.test(url)) continue;
    if (found.index > at) parts.push({ type: 'words', words: words.slice(at, found.index) });
    parts.push({ type: 'link', words: url, url });
    at = found.index + url.length;
  }
  if (at < words.length) parts.push({ type: 'words', words: words.slice(at) });
  return parts;
}

/** The words of a comment in parts to draw: plain words, links (http and https only), mentions. */
export function commentParts(text: string): readonly CommentPart[] {
  const parts: CommentPart[] = [];
  let at = 0;
  for (const found of text.matchAll(mark)) {
    const member = parseId('member', found[2]);
    if (!member) continue;
    parts.push(...partsWithLinks(text.slice(at, found.index)));
    parts.push({ type: 'mention', member, name: found[1] ?? '' });
    at = found.index + found[0].length;
  }
  parts.push(...partsWithLinks(text.slice(at)));
  return parts;
}
