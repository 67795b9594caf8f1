import { describe, expect, test } from 'vitest';
import { itemKeys, yItem } from '../../../shared/board/document.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import {
  addPicture,
  mostPictures,
  removePicture,
  renamePicture,
} from '../../../shared/board/mutate-picture.ts';
import { onStep, setReadOnly, type Step } from '../../../shared/board/edit.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { redoStep, undoStep } from '../../../shared/board/undo.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';
import { hashOfPicture, mayMove, mostPictureBytes, pictureTypeOf } from '../../../shared/picture.ts';
import type { Picture } from '../../../shared/item.ts';
import type { ItemId } from '../../../shared/ids.ts';

const hash = (i: number) => i.toString(16).padStart(64, '0');
const picture = (i: number, title = `Picture ${i}`): Picture => ({
  hash: hash(i),
  title,
  type: 'image/png',
  width: 640,
  height: 480,
  bytes: 1000,
});
const itemOn = (on: TestBoard) => addItem(on.board, on.act(), { kind: 'bug', title: 'Total is off' });
const titles = (on: TestBoard, id: ItemId) => readItem(on.board, id)?.pictures.map(({ title }) => title);

describe('pictures of an item', () => {
  test('stand in the order in which they were added, and are written into the log by title', () => {
    const on = testBoard();
    const maya = person(on, 'Maya', 'engineer');
    const id = itemOn(on);
    addPicture(on.board, on.act(maya), id, picture(9, ' The receipt '));
    addPicture(on.board, on.act(maya), id, picture(1));
    renamePicture(on.board, on.act(maya), id, hash(9), 'Receipt');
    removePicture(on.board, on.act(maya), id, hash(1));
    expect(titles(on, id)).toEqual(['Receipt']);
    const log = readItem(on.board, id)?.log.filter(({ field }) => field.startsWith(itemKeys.picture));
    expect(log?.map(({ by, field, from, to }) => [by, field.length, from, to])).toEqual([
      [maya, 72, null, 'The receipt'],
      [maya, 72, null, 'Picture 1'],
      [maya, 72, 'The receipt', 'Receipt'],
      [maya, 72, 'Picture 1', null],
    ]);
    addPicture(on.board, on.act(maya), id, picture(1));
    expect(readItem(on.board, id)?.pictures).toEqual([picture(9, 'Receipt'), picture(1)]);
  });

  test('each change goes back and comes again, with its title and its place', () => {
    const on = testBoard();
    const id = itemOn(on);
    const steps: Step[] = [];
    onStep(on.board, (step) => steps.push(step));
    addPicture(on.board, on.act(), id, picture(2));
    addPicture(on.board, on.act(), id, picture(1));
    renamePicture(on.board, on.act(), id, hash(2), 'Sketch');
    removePicture(on.board, on.act(), id, hash(2));
    const [, , renamed, removed] = steps as [Step, Step, Step, Step];
    expect(undoStep(on.board, on.act(), removed)).toMatchObject({ back: 1, replaced: 0 });
    expect(titles(on, id)).toEqual(['Sketch', 'Picture 1']);
    undoStep(on.board, on.act(), renamed);
    expect(titles(on, id)).toEqual(['Picture 2', 'Picture 1']);
    redoStep(on.board, on.act(), renamed);
    expect(titles(on, id)).toEqual(['Sketch', 'Picture 1']);
  });

  test('two people offline: both pictures are there, and one name for each', () => {
    const ann = testBoard(1);
    const id = itemOn(ann);
    addPicture(ann.board, ann.act(), id, picture(5));
    const bob = replicaOf(ann, 2);
    addPicture(ann.board, ann.act(), id, picture(1));
    renamePicture(ann.board, ann.act(), id, hash(5), 'Hers');
    addPicture(bob.board, bob.act(), id, picture(2));
    renamePicture(bob.board, bob.act(), id, hash(5), 'His');
    exchange(ann.board, bob.board);
    expect(titles(ann, id)).toEqual(titles(bob, id));
    expect(
      readItem(ann.board, id)
        ?.pictures.map((one) => one.hash)
        .sort(),
    ).toEqual([hash(1), hash(2), hash(5)]);
  });

  test.each([
    ['needs a title', (on: TestBoard, id: ItemId) => addPicture(on.board, on.act(), id, picture(1, '  '))],
    [
      'at most 200 characters',
      (on: TestBoard, id: ItemId) => addPicture(on.board, on.act(), id, picture(1, 'x'.repeat(201))),
    ],
    ['on the item already', (on: TestBoard, id: ItemId) => addPicture(on.board, on.act(), id, picture(0))],
    [
      'at most 2 MB',
      (on: TestBoard, id: ItemId) =>
        addPicture(on.board, on.act(), id, { ...picture(1), bytes: mostPictureBytes + 1 }),
    ],
    [
      'PNG, JPEG, WebP or GIF',
      (on: TestBoard, id: ItemId) =>
        addPicture(on.board, on.act(), id, { ...picture(1), type: 'image/svg+xml' as 'image/png' }),
    ],
    [
      'PNG, JPEG, WebP or GIF',
      (on: TestBoard, id: ItemId) =>
        addPicture(on.board, on.act(), id, { ...picture(1), hash: 'A'.repeat(64) }),
    ],
    [
      'PNG, JPEG, WebP or GIF',
      (on: TestBoard, id: ItemId) => addPicture(on.board, on.act(), id, { ...picture(1), width: Number.NaN }),
    ],
    ['no longer on the item', (on: TestBoard, id: ItemId) => removePicture(on.board, on.act(), id, hash(1))],
    [
      'no longer on the item',
      (on: TestBoard, id: ItemId) => renamePicture(on.board, on.act(), id, hash(1), 'x'),
    ],
    ['needs a title', (on: TestBoard, id: ItemId) => renamePicture(on.board, on.act(), id, hash(0), '')],
  ])('refused in a sentence: %s', (sentence, change) => {
    const on = testBoard();
    const id = itemOn(on);
    addPicture(on.board, on.act(), id, picture(0));
    const before = readItem(on.board, id);
    expect(() => change(on, id)).toThrow(sentence);
    expect(readItem(on.board, id)).toEqual(before);
  });

  test(`no more than ${mostPictures} are added to an item, and none with a view link`, () => {
    const on = testBoard();
    const id = itemOn(on);
    for (let i = 0; i < mostPictures; i += 1) addPicture(on.board, on.act(), id, picture(i));
    expect(() => addPicture(on.board, on.act(), id, picture(mostPictures))).toThrow('at most 50');
    removePicture(on.board, on.act(), id, hash(3));
    setReadOnly(on.board, true);
    expect(() => addPicture(on.board, on.act(), id, picture(3))).toThrow('view link');
  });

  test('whatever else stands under the key is no picture', () => {
    const on = testBoard();
    const id = itemOn(on);
    addPicture(on.board, on.act(), id, picture(1));
    const item = yItem(on.board, id);
    const value = { title: 'x', type: 'image/png', width: 1, height: 1, bytes: 1, at: 0 };
    for (const [key, stored] of [
      ['short', value],
      [hash(2), null],
      [hash(3), { ...value, type: 'image/svg+xml' }],
      [hash(4), 'x'],
      [`${hash(5)}0`, value],
      ['__proto__', value],
    ] as const)
      item?.set(itemKeys.picture + key, stored);
    item?.set(itemKeys.picture + hash(6), { type: 'image/png', width: -3, height: 'x', at: 'never' });
    expect(readItem(on.board, id)?.pictures).toEqual([
      { hash: hash(6), title: '', type: 'image/png', width: 0, height: 0, bytes: 0 },
      picture(1),
    ]);
  });
});

describe('the bytes of a picture', () => {
  const bytes = (...parts: (string | number)[]) =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === 'number' ? [part] : Array.from(part, (letter) => letter.charCodeAt(0)),
      ),
    );

  test('tell their kind, and nothing else does', () => {
    expect(pictureTypeOf(bytes('\x89PNG\r\n\x1a\n', 1))).toBe('image/png');
    expect(pictureTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(pictureTypeOf(bytes('RIFF', 1, 2, 3, 4, 'WEBP'))).toBe('image/webp');
    expect(pictureTypeOf(bytes('GIF89a'))).toBe('image/gif');
    for (const other of ['', '\x89PN', 'RIFF1234WAVE', 'GIF88a', '<svg xmlns="">', '<!doctype html>'])
      expect(pictureTypeOf(bytes(other))).toBeUndefined();
  });

  test('tell whether it moves', () => {
    expect(mayMove(bytes('GIF89a'), 'image/gif')).toBe(true);
    expect(mayMove(bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 'IHDR', 'acTL'), 'image/png')).toBe(true);
    expect(mayMove(bytes('\x89PNG\r\n\x1a\n', 'IHDR', 'IDAT'), 'image/png')).toBe(false);
    expect(mayMove(bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8X', 'ANIM'), 'image/webp')).toBe(true);
    expect(mayMove(bytes(0xff, 0xd8, 0xff, 'acTL'), 'image/jpeg')).toBe(false);
  });

  test('have the hash that any tool gives them', () => {
    expect(hashOfPicture(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hashOfPicture(bytes('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
