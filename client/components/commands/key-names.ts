// What keys are called: on the screen, for a screen reader, and which of them also write.

import { isApple, strokesOf } from './key-press.ts';

/** True for keys that also write: letters, figures and signs without Ctrl or ⌘. They can be switched off. */
export const isSingleKey = (keys: string): boolean =>
  strokesOf(keys).some(({ key, mod }) => !mod && Array.from(key).length === 1);

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** As it is shown: "Ctrl+Shift+Z" or "⇧⌘Z", "G B". */
export function shownKeys(keys: string, apple = isApple): string {
  const shown = strokesOf(keys).map(({ key, mod, shift }) => {
    const name = names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    if (apple) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
    return `${mod ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${name}`;
  });
  return shown.join(' ');
}

/** As `aria-keyshortcuts` wants it; undefined for keys one after the other, which it cannot say. */
export function spokenKeys(keys: string, apple = isApple): string | undefined {
  const [stroke, more] = strokesOf(keys);
  if (!stroke || more) return undefined;
  const { key, mod, shift } = stroke;
  return [mod && (apple ? 'Meta' : 'Control'), shift && 'Shift', key.length === 1 ? key.toUpperCase() : key]
    .filter(Boolean)
    .join('+');
}
