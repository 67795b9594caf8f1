// Small pieces that many elements draw: the glyph of a kind, a member's initials. Their looks are in shared-styles.ts;
// as templates they cost nothing on a board of a thousand cards.

import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../../shared/item.ts';
import type { Kind } from '../../shared/kind.ts';
import { memberColours } from '../../shared/team.ts';
import { icon, type IconName } from '../icons.ts';
import { initials } from './item-words.ts';

/** The icon of each kind. */
export const glyphs = {
  story: 'bookOpen',
  task: 'wrench',
  spike: 'telescope',
  bug: 'bug',
  unknown: 'circleQuestionMark',
} as const satisfies Record<Kind | Item['kind'], IconName>;

/** The glyph of a kind; the word stands beside it, seen or unseen. */
export const kindGlyph = (kind: Item['kind']): TemplateResult =>
  html`<span class=${`glyph ${kind}`}>${icon(glyphs[kind])}</span>`;

export const colourClass = (colour: number): string => `member-${colour % memberColours}`;

/** The look of a card with a flag on it, in the colour of whom it names. */
export const flagClass = (flag: { readonly colour: number | null } | undefined): string => {
  if (!flag) return '';
  return flag.colour === null ? 'visited' : `visited ${colourClass(flag.colour)}`;
};

/** A member's initials on their colour. The name is a tooltip here and stands in words elsewhere. */
export const avatar = (
  who: { readonly name: string; readonly colour: number },
  extra = '',
  tip = who.name,
): TemplateResult =>
  html`<span class=${`avatar ${colourClass(who.colour)} ${extra}`} title=${tip} aria-hidden="true"
    >${initials(who.name)}</span
  >`;

/** Words for screen readers only. */
export const unseen = (words: string): TemplateResult | typeof nothing =>
  words === '' ? nothing : html`<span class="unseen">${words}</span>`;
