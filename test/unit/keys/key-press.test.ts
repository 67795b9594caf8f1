// Which keys were pressed, on any keyboard and system, and what keys are called.

import { describe, expect, it } from 'vitest';
import { isSingleKey, shownKeys, spokenKeys } from '../../../client/components/commands/key-names.ts';
import { matchKeys, readPress, type Press } from '../../../client/components/commands/key-press.ts';

type Keys = Partial<KeyboardEvent> & { altGraph?: boolean };

const event = ({ altGraph = false, ...given }: Keys) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: (name: string) => name === 'AltGraph' && altGraph,
  ...given,
});

const press = (given: Keys, apple = false) => readPress(event(given), apple);

/** True when these keys are meant by this one press. */
const means = (keys: string, given: Keys, apple = false): boolean => {
  const read = press(given, apple);
  return read !== undefined && matchKeys(keys, [read]) === 'all';
};

describe('a press', () => {
  it('of a letter means the letter, with and without Shift, whatever Caps Lock says', () => {
    expect(means('F', { key: 'f', code: 'KeyF' })).toBe(true);
    expect(means('F', { key: 'F', code: 'KeyF' })).toBe(true);
    expect(means('F', { key: 'F', code: 'KeyF', shiftKey: true })).toBe(false);
    expect(means('Shift+F', { key: 'F', code: 'KeyF', shiftKey: true })).toBe(true);
    expect(means('Shift+F', { key: 'f', code: 'KeyF', shiftKey: true })).toBe(true);
  });

  it('counts by what is written on the key, not by where it lies', () => {
    // AZERTY: A lies where QWERTY has Q.
    expect(means('A', { key: 'a', code: 'KeyQ' })).toBe(true);
    expect(means('Q', { key: 'a', code: 'KeyQ' })).toBe(false);
    // QWERTZ: Z lies where QWERTY has Y.
    expect(means('Mod+Z', { key: 'z', code: 'KeyY', ctrlKey: true })).toBe(true);
  });

  it('on a keyboard of another script means the Latin letter that lies there', () => {
    expect(means('C', { key: 'с', code: 'KeyC' })).toBe(true);
    expect(means('Mod+Z', { key: 'я', code: 'KeyZ', ctrlKey: true })).toBe(true);
    expect(means('Shift+C', { key: 'С', code: 'KeyC', shiftKey: true })).toBe(true);
  });

  it('of a sign means the sign, with whatever it takes to reach it', () => {
    expect(means('?', { key: '?', code: 'Slash', shiftKey: true })).toBe(true);
    // Nordic, German
    expect(means('?', { key: '?', code: 'Minus', shiftKey: true })).toBe(true);
    expect(means('/', { key: '/', code: 'Digit7', shiftKey: true })).toBe(true);
    // AZERTY
    expect(means('1', { key: '1', code: 'Digit1', shiftKey: true })).toBe(true);
    expect(means('1', { key: '!', code: 'Digit1', shiftKey: true })).toBe(false);
    const altGr = { key: '#', code: 'Digit3', ctrlKey: true, altKey: true, altGraph: true };
    expect(means('#', altGr)).toBe(true);
    // ⌥3 on a British Mac
    expect(means('#', { key: '#', code: 'Digit3', altKey: true }, true)).toBe(true);
  });

  it('tells a comma with Shift and Ctrl from <, where the keyboard makes one of it', () => {
    const comma: Keys = { key: '<', code: 'Comma', shiftKey: true };
    expect(means('<', comma)).toBe(true);
    expect(means('Mod+Shift+,', { ...comma, ctrlKey: true })).toBe(true);
    expect(means('<', { ...comma, ctrlKey: true })).toBe(false);
    expect(means('Mod+Shift+,', { key: ';', code: 'Comma', shiftKey: true, ctrlKey: true })).toBe(true);
  });

  it('takes Ctrl where Ctrl is, ⌘ on Apple systems, and no other for it', () => {
    const k: Keys = { key: 'k', code: 'KeyK' };
    expect(means('Mod+K', { ...k, ctrlKey: true })).toBe(true);
    expect(means('Mod+K', { ...k, metaKey: true }, true)).toBe(true);
    expect(means('Mod+K', { ...k, ctrlKey: true }, true)).toBe(false);
    expect(means('Mod+K', { ...k, metaKey: true })).toBe(false);
    expect(means('K', { ...k, ctrlKey: true })).toBe(false);
    expect(means('Mod+K', k)).toBe(false);
  });

  it('with Alt, of a key that only changes others, or of half a letter means nothing', () => {
    for (const given of [
      { key: 'f', altKey: true },
      { key: 'Shift', shiftKey: true },
      { key: 'Control', ctrlKey: true },
      { key: 'Dead' },
      { key: 'Process' },
      { key: 'Unidentified' },
    ])
      expect(press(given)).toBeUndefined();
  });

  it('of Space and the named keys means their names, and Shift with them something else', () => {
    expect(means('Space', { key: ' ', code: 'Space' })).toBe(true);
    expect(means('Space', { key: ' ', code: 'Space', shiftKey: true })).toBe(false);
    expect(means('Mod+ArrowUp', { key: 'ArrowUp', ctrlKey: true })).toBe(true);
    expect(means('Mod+ArrowUp', { key: 'ArrowUp', ctrlKey: true, shiftKey: true })).toBe(false);
    expect(means('Delete', { key: 'Backspace' })).toBe(false);
  });
});

describe('two keys one after the other', () => {
  const of = (letters: string): Press[] =>
    [...letters].flatMap((key) => press({ key, code: `Key${key.toUpperCase()}` }) ?? []);

  it('have begun with the first, and mean something with the second', () => {
    expect(matchKeys('G B', of('g'))).toBe('begun');
    expect(matchKeys('G B', of('gb'))).toBe('all');
    expect(matchKeys('G B', of('gp'))).toBe('not');
    expect(matchKeys('G B', of('b'))).toBe('not');
    expect(matchKeys('B', of('gb'))).toBe('not');
  });
});

describe('the names of keys', () => {
  it('are those of the system', () => {
    expect(shownKeys('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shownKeys('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(shownKeys('Mod+ArrowUp', false)).toBe('Ctrl+↑');
    expect(shownKeys('G B', true)).toBe('G B');
    expect(shownKeys('Shift+,', false)).toBe('Shift+,');
  });

  it('are said as aria-keyshortcuts wants them, which knows no second key', () => {
    expect(spokenKeys('Mod+K', false)).toBe('Control+K');
    expect(spokenKeys('Mod+K', true)).toBe('Meta+K');
    expect(spokenKeys('Shift+E', false)).toBe('Shift+E');
    expect(spokenKeys('#', false)).toBe('#');
    expect(spokenKeys('G B', false)).toBeUndefined();
  });

  it('tell which also write', () => {
    expect(['C', 'Shift+F', '?', 'G B', '1', '#'].every(isSingleKey)).toBe(true);
    expect(['Mod+K', 'Escape', 'Delete', 'Space', 'Mod+.', 'ArrowUp'].some(isSingleKey)).toBe(false);
  });
});
