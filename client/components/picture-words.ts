// What is said of a picture beside its title: how large it is, what file it makes, and the title of one without a name.

import { longestPictureTitle } from '../../shared/board/mutate-picture.ts';
import type { Picture } from '../../shared/item.ts';

/** "640 × 480 · 120 KB" */
export function pictureSize({ width, height, bytes }: Picture): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  const weight = kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return width > 0 && height > 0 ? `${width} × ${height} · ${weight}` : weight;
}

/** What a downloaded picture is called. */
export function pictureFileName({ title, type }: Picture): string {
  const name = title.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim();
  return `${name || 'picture'}.${type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length)}`;
}

/** A title for a file that joins so many other pictures; what is pasted is called "image.png" by every browser. */
export function titleOfFile(name: string, others: number): string {
  const words = name
    .replace(/\.\w{1,5}$/, '')
    .trim()
    .slice(0, longestPictureTitle);
  return words === '' || /^image$/i.test(words) ? `Picture ${others + 1}` : words;
}
