// What people do to the pictures of an item: put one on it, call it otherwise, take it off.

import { onItem } from './hands.ts';

const hashes = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));

export const pictureWork = onItem('picture', ({ replica, rules, draw }, item) => {
  const { board } = replica;
  const act = replica.act();
  // Now and then one that somebody else has just taken off.
  const hash = draw.chance(0.8) ? draw.among(item.pictures)?.hash : draw.one(hashes);
  const title = draw.one(['Sketch', 'The error', ' ']);
  if (hash === undefined || draw.chance(0.3)) {
    const added = draw.chance(0.05) ? 'no hash' : draw.one(hashes);
    const size = { width: 640, height: 480, bytes: draw.one([1, 2_000_000, 3_000_000]) };
    const picture = { hash: added, title, type: 'image/png', ...size } as const;
    return [`add ${added.slice(0, 4)}`, () => rules.addPicture(board, act, item.id, picture)];
  }
  return draw.chance(0.5)
    ? [`remove ${hash.slice(0, 4)}`, () => rules.removePicture(board, act, item.id, hash)]
    : [`rename ${hash.slice(0, 4)}`, () => rules.renamePicture(board, act, item.id, hash, title)];
});
