// Letters typed in the moment between the key that opens a dialog and the dialog, the first time, while its part is on the
// way: they are meant for its field, and would be single keys of the board.

import { isTyping } from '../components/keys.ts';

const longestMs = 2_000;

let letters = '';
/** The dialog is shown, and its field is waited for. */
let handed = false;
let end: AbortController | undefined;

/** From now on letters are kept, until they are handed on or given up; again and again it changes nothing. */
export function keepLetters(): void {
  if (end) return;
  letters = '';
  end = new AbortController();
  window.addEventListener('keydown', onKey, { capture: true, signal: end.signal });
}

function onKey(event: KeyboardEvent): void {
  if (handed && insert()) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape') return giveUpLetters();
  if (event.key === 'Backspace') letters = letters.slice(0, -1);
  else if (event.key.length === 1) letters += event.key;
  else if (event.key !== 'Enter') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function giveUpLetters(): void {
  end?.abort();
  end = undefined;
  handed = false;
  letters = '';
}

/** To be called when the dialog is shown: what was typed goes into its field, as soon as that has the focus. */
export function handLetters(): void {
  if (!end || handed) return;
  handed = true;
  const until = performance.now() + longestMs;
  // The focus may move inside one shadow tree, of which nobody outside hears.
  const look = () => {
    if (!handed || insert()) return;
    // A dialog without a field would keep the keys from the board for good.
    if (performance.now() > until) giveUpLetters();
    else requestAnimationFrame(look);
  };
  look();
}

function insert(): boolean {
  let field: Element | null = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  if (!isTyping(field ?? undefined)) return false;
  const words = letters;
  giveUpLetters();
  if (words === '' || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    return true;
  const at = field.selectionEnd ?? field.value.length;
  field.setRangeText(words, at, at, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: words }));
  return true;
}
