// The views of an open board: the part that draws each, and its place on the page.

import { html } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import type { View } from './address.ts';
import type { BoardChoices } from './board-choices.ts';
import type { Part } from './parts.ts';

export type ViewElement = HTMLElementTagNameMap['gw-lanes' | 'gw-refine' | 'gw-plan' | 'gw-report'];

/** The part that draws each view; null: it comes with the page. */
export const viewParts = {
  board: null,
  refine: 'gw-refine',
  plan: 'gw-plan',
  report: 'gw-report',
} as const satisfies Record<View, Part | null>;

/** `open`: the item that the address names; Refine shows it itself. */
export function viewOf(view: View, open: ItemId | null, { density, folded }: BoardChoices) {
  if (view === 'refine') return html`<gw-refine class="view" .opened=${open}></gw-refine>`;
  if (view === 'plan') return html`<gw-plan class="view"></gw-plan>`;
  if (view === 'report') return html`<gw-report class="view"></gw-report>`;
  return html`<gw-lanes class="view" .density=${density} .folded=${folded}></gw-lanes>`;
}
