// A choice from a native list that changes the board. In a closed list each arrow and each letter chooses anew: that is
// only a look through it, and counts once Enter is pressed or the field is left; Escape takes it back. What is chosen
// from the opened list counts at once.

import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Chosen = (value: string, select: HTMLSelectElement) => void;

class LateChoice extends Directive {
  #select: HTMLSelectElement | undefined;
  #chosen: Chosen = () => {};
  /** A key is being answered: whatever it chooses does not count yet. Opened lists keep their keys to themselves. */
  #byKey = false;
  /** What held before the keys. */
  #before = '';
  /** What was looked at last, and who was to hear of it then. */
  #looked: { readonly value: string; readonly chosen: Chosen } | undefined;

  render(_chosen: Chosen): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [chosen]: [Chosen]): typeof nothing {
    this.#chosen = chosen;
    this.#select ??= this.#listen(element as HTMLSelectElement);
    // Rendering shows what holds; whoever is looking through the list goes on from where they are.
    queueMicrotask(() => this.#looked && this.#show(this.#looked.value));
    return nothing;
  }

  #listen(select: HTMLSelectElement): HTMLSelectElement {
    select.addEventListener('keydown', (event) => this.#onKey(event));
    select.addEventListener('keypress', () => this.#begin());
    select.addEventListener('change', () => this.#onChange(select.value));
    select.addEventListener('blur', () => this.#settle());
    return select;
  }

  #show(value: string): void {
    if (this.#select) this.#select.value = value;
  }

  #begin(): void {
    this.#byKey = true;
    setTimeout(() => (this.#byKey = false));
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#looked && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') return this.#settle();
      this.#looked = undefined;
      return this.#show(this.#before);
    }
    if (!this.#looked) this.#before = this.#select?.value ?? '';
    this.#begin();
  }

  #onChange(value: string): void {
    const looked = { value, chosen: this.#chosen };
    this.#looked = this.#byKey && value === this.#before ? undefined : looked;
    if (!this.#byKey) this.#settle();
  }

  #settle(): void {
    const looked = this.#looked;
    this.#looked = undefined;
    if (looked && this.#select) looked.chosen(looked.value, this.#select);
  }
}

/** `<select ${lateChoice((value) => …)}>`: told once for each choice that is made, in place of `@change`. */
export const lateChoice = directive(LateChoice);
