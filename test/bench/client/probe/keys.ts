// From a key to the paint of its letter: the time of the key's own event to after the first frame in which the field that
// has the focus holds one more letter for every key so far.

import { afterPaint } from './paint.ts';

function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** What is written in the field that has the focus. */
export function written(): string {
  const field = focused();
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
    ? field.value
    : (field?.textContent ?? '');
}

export class Keys {
  /** One for each key, in milliseconds. */
  readonly #waits: number[] = [];
  readonly #pressed: { readonly at: number; readonly length: number }[] = [];
  readonly #alphabet: string | null;
  readonly #before: number;
  #keys = 0;

  /** `alphabet`: the letters that count, or null: all. */
  constructor(alphabet: string | null) {
    this.#alphabet = alphabet;
    this.#before = this.#length;
    addEventListener('keydown', this.#onKey, { capture: true });
  }

  end(): readonly number[] {
    removeEventListener('keydown', this.#onKey, { capture: true });
    return this.#waits;
  }

  get #length(): number {
    const words = written();
    const alphabet = this.#alphabet;
    if (alphabet === null) return words.length;
    let count = 0;
    for (const letter of words) if (alphabet.includes(letter)) count += 1;
    return count;
  }

  readonly #onKey = ({ timeStamp, key }: KeyboardEvent): void => {
    if (this.#alphabet?.includes(key) === false) return;
    this.#keys += 1;
    this.#pressed.push({ at: timeStamp, length: this.#before + this.#keys });
    if (this.#pressed.length === 1) requestAnimationFrame(this.#look);
  };

  readonly #look = (): void => {
    const length = this.#length;
    const there = this.#pressed.filter((key) => key.length <= length);
    this.#pressed.splice(0, there.length);
    if (there.length > 0)
      afterPaint(() => {
        const now = performance.now();
        for (const { at } of there) this.#waits.push(now - at);
      });
    if (this.#pressed.length > 0) requestAnimationFrame(this.#look);
  };
}
