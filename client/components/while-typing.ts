// The value of a field as the board has it, but never over what somebody is typing there: a change of somebody else, or of
// the field beside it, may come between two letters. What was typed goes out with the field's own change.

import { noChange, type ReactiveElement } from 'lit';
import { Directive, directive, type AttributePart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class UnlessTyping extends Directive {
  #isTyped = false;
  #field: HTMLInputElement | null = null;

  override render(value: string): string {
    return value;
  }

  override update(part: AttributePart, [value]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    if (field !== this.#field) this.#follow(field, part.options?.host);
    if (this.#isTyped || field.value === value) return noChange;
    setCommittedValue(part);
    return value;
  }

  #follow(field: HTMLInputElement, host: object | undefined): void {
    this.#field = field;
    field.addEventListener('input', () => (this.#isTyped = true));
    // Before the listeners that make the change of it: what they make is shown.
    field.addEventListener('change', () => (this.#isTyped = false), { capture: true });
    // Typed and taken back again: what came meanwhile is shown now.
    field.addEventListener('blur', () => {
      if (!this.#isTyped) return;
      this.#isTyped = false;
      (host as ReactiveElement | undefined)?.requestUpdate();
    });
  }
}

/** For `.value` of an input whose change event makes a change. */
export const unlessTyping = directive(UnlessTyping);
