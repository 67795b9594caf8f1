// Links in words: the button, and an address pasted over words.

import { inOrder, insertAt, type Selected, type TextEdit } from './text-edit.ts';

const schemes = new Set(['http:', 'https:', 'mailto:']);

/** The address as a link may hold it, or undefined when it is none that this page opens. */
export function safeAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (/\s/.test(trimmed) || !/^[a-z]+:/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  return schemes.has(new URL(trimmed).protocol) ? trimmed : undefined;
}

/** The address without the signs that would end a link of Markdown. */
export const addressInLink = (address: string) =>
  address.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** The words as a link to an address that was pasted over them; undefined where pasting is just pasting. */
export function linkPasted(text: string, { from, to }: Selected, pasted: string): TextEdit | undefined {
  const address = safeAddress(pasted);
  const words = text.slice(from, to);
  if (address === undefined || words.trim() === '' || /[[\]\n]/.test(words)) return undefined;
  if (safeAddress(words) !== undefined) return undefined;
  const end = `](${addressInLink(address)})`;
  const at = to + 1 + end.length;
  return { changes: inOrder([insertAt(from, '['), insertAt(to, end)]), selected: { from: at, to: at } };
}

const emptyEnd = ']()';

/**
 * Makes a link of the words selected and puts the caret where its address goes; of an address it makes a link that
 * wants words. Pressed again on a link without an address it takes the link away.
 */
export function toggleLink(text: string, { from, to }: Selected): TextEdit {
  const words = text.slice(from, to);
  const around = text[from - 1] === '[' && text.startsWith(emptyEnd, to);
  if (around) {
    const changes = [
      { at: from - 1, remove: 1, insert: '' },
      { at: to - 1, remove: emptyEnd.length, insert: '' },
    ];
    return { changes, selected: { from: from - 1, to: to - 1 } };
  }
  // The caret stands between the brackets of the address.
  const [start, inAddress] = [text.lastIndexOf('[', from), text.startsWith(emptyEnd, from - 2)];
  if (from === to && inAddress && start >= 0 && !text.slice(start, from - 2).includes('\n')) {
    const changes = [
      { at: start, remove: 1, insert: '' },
      { at: from - 3, remove: emptyEnd.length, insert: '' },
    ];
    return { changes, selected: { from: start, to: from - 3 } };
  }
  const address = safeAddress(words);
  if (address !== undefined) {
    const changes = [{ at: from, remove: to - from, insert: `[](${addressInLink(address)})` }];
    return { changes, selected: { from: from + 1, to: from + 1 } };
  }
  const at = from === to ? from + 1 : to + 3;
  return { changes: inOrder([insertAt(from, '['), insertAt(to, emptyEnd)]), selected: { from: at, to: at } };
}
