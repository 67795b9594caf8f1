// Pictures of an item: which there are and what they are called. Their bytes lie beside the document.

import type { ItemId } from '../ids.ts';
import type { Picture } from '../item.ts';
import { isPictureHash, mostPictureBytes, pictureTypes } from '../picture.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, needItem, refuse, type Act } from './edit.ts';
import { readItem } from './read-item.ts';
import { asFields } from './values.ts';

export const mostPictures = 50;
export const longestPictureTitle = 200;
const mostPixels = 100_000;

const picturesOf = (board: Board, item: ItemId): readonly Picture[] => readItem(board, item)?.pictures ?? [];

function needPicture(board: Board, item: ItemId, hash: string): Picture {
  needItem(board, item);
  const found = picturesOf(board, item).find((picture) => picture.hash === hash);
  return found ?? refuse('notFound', 'This picture is no longer on the item.');
}

function checkTitle(title: string): string {
  const words = title.trim();
  if (words === '') refuse('invalid', 'A picture needs a title, for those who cannot see it.');
  if (words.length > longestPictureTitle)
    refuse('invalid', `The title of a picture has at most ${longestPictureTitle} characters.`);
  return words;
}

const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

/** Puts a picture on an item, whose bytes are kept already under this hash (width and height in pixels). */
export function addPicture(board: Board, act: Act, item: ItemId, picture: Picture): void {
  needItem(board, item);
  const { hash, type, width, height, bytes } = picture;
  const title = checkTitle(picture.title);
  const there = picturesOf(board, item);
  const sound = isPictureHash(hash) && pictureTypes.includes(type) && bytes > 0;
  if (!sound || !isCount(width, mostPixels) || !isCount(height, mostPixels))
    refuse('invalid', 'This is not a picture that a board takes: PNG, JPEG, WebP or GIF.');
  if (!isCount(bytes, mostPictureBytes))
    refuse('invalid', 'A picture has at most 2 MB. Make it smaller first.');
  if (there.some((one) => one.hash === hash)) refuse('invalid', 'This picture is on the item already.');
  if (there.length >= mostPictures)
    refuse('invalid', `An item has at most ${mostPictures} pictures. Take one off, or use another item.`);
  edit(board, act, (change) => {
    const stored = { title, type, width, height, bytes, at: act.at };
    change.setItem(item, itemKeys.picture + hash, stored, { from: null, to: title });
  });
}

/** Takes a picture off an item. Its bytes stay, so that undo brings it back. */
export function removePicture(board: Board, act: Act, item: ItemId, hash: string): void {
  const { title } = needPicture(board, item, hash);
  edit(board, act, (change) =>
    change.setItem(item, itemKeys.picture + hash, undefined, { from: title, to: null }),
  );
}

export function renamePicture(board: Board, act: Act, item: ItemId, hash: string, title: string): void {
  const before = needPicture(board, item, hash).title;
  const words = checkTitle(title);
  edit(board, act, (change) => {
    const stored = asFields(needItem(board, item).get(itemKeys.picture + hash));
    change.setItem(item, itemKeys.picture + hash, { ...stored, title: words }, { from: before, to: words });
  });
}
