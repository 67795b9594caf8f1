// Titled links that are attached to an item.

import { attachmentAddress } from '../attachment-address.ts';
import { newId, type ItemId } from '../ids.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { readItem } from './read-item.ts';

const longestTitle = 300;
const mostAttachments = 200;

const cleanTitle = (title: string, url: string) =>
  title.trim().replace(/\s+/g, ' ').slice(0, longestTitle) || url;

const attachmentsOf = (board: Board, item: ItemId) =>
  (readItem(board, item) ?? refuse('notFound', 'This item is not on the board.')).attachments;

/** Attaches a link; without a title its address stands for it. */
export function attachLink(board: Board, act: Act, item: ItemId, title: string, url: string): void {
  const there = attachmentsOf(board, item);
  const address =
    attachmentAddress(url) ?? refuse('invalid', 'A link begins with https:// or http:// and names a place.');
  if (there.length >= mostAttachments) refuse('invalid', `An item has at most ${mostAttachments} links.`);
  const id = newId('event', act.random);
  edit(board, act, (change) =>
    change.setItem(item, itemKeys.attachment + id, { title: cleanTitle(title, address), url: address }),
  );
}

export function renameLink(board: Board, act: Act, item: ItemId, attachment: string, title: string): void {
  const found =
    attachmentsOf(board, item).find(({ id }) => id === attachment) ??
    refuse('notFound', 'This link is no longer on the item.');
  const next = { title: cleanTitle(title, found.url), url: found.url };
  edit(board, act, (change) => change.setItem(item, itemKeys.attachment + attachment, next));
}

export function detachLink(board: Board, act: Act, item: ItemId, attachment: string): void {
  attachmentsOf(board, item);
  edit(board, act, (change) => change.setItem(item, itemKeys.attachment + attachment, undefined));
}
