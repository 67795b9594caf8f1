// What the parts of the change panel share: the items they change, and the way to change all of them.

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Share } from './selection-words.ts';

/** Makes one change to all of them and says so; true when it was made to each. */
export type ChangeAll = (
  verb: string,
  change: (board: Board, act: Act, id: ItemId) => void,
) => Promise<boolean>;

/** Some have it and some have not: one press gives it to all. */
export const checkRow = (
  name: string | TemplateResult,
  share: Share,
  set: (there: boolean) => void,
  isFirst = false,
): TemplateResult =>
  html`<label class=${isFirst ? 'check first' : 'check'}
    ><input
      type="checkbox"
      .checked=${live(share === 'all')}
      .indeterminate=${live(share === 'some')}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    /><span>${name}</span></label
  >`;

/** Arrows lead from the field over the boxes and back; Enter presses a box as Space does. */
export function walkBoxes(event: KeyboardEvent, root: ParentNode): void {
  const stops = [...root.querySelectorAll<HTMLInputElement>('input')];
  const at = stops.indexOf(event.target as HTMLInputElement);
  const box = stops[at];
  if (event.key === 'Enter' && (box?.type === 'checkbox' || box?.type === 'radio')) {
    event.preventDefault();
    box.click();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || at < 0) return;
  event.preventDefault();
  stops[(at + step + stops.length) % stops.length]?.focus();
}

/** Where fingers type, a field that takes the focus would cover half the screen with keys. */
export const typesByFinger = (): boolean => matchMedia('(pointer: coarse)').matches;
