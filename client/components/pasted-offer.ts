// What the form of a new item shows for a pasted list: what its lines become, before anything is added.

import { html, nothing } from 'lit';
import { mostAtOnce } from '../../shared/board/mutate-add.ts';
import { kinds, type Kind } from '../../shared/kind.ts';
import { count } from './item-words.ts';
import { avatar } from './templates.ts';
import type { MarkedTitle } from './title-marks.ts';

export interface PastedOffer {
  readonly titles: readonly MarkedTitle[];
  readonly kind: Kind;
  readonly asOne: () => void;
  readonly leave: () => void;
}

/** "12 stories" */
export const itemsWords = (amount: number, kind: Kind): string =>
  count(amount, kinds[kind].label.toLowerCase(), kinds[kind].plural);

export function pastedOffer({ titles, kind, asOne, leave }: PastedOffer) {
  const amount = titles.length;
  const tooMany = amount > mostAtOnce;
  const lines = count(amount, 'line', 'lines');
  return html`<div class="pasted" role="group" aria-labelledby="becomes">
    <p id="becomes">
      ${
        tooMany
          ? `${lines} are too many at once: at most ${mostAtOnce} become cards in one go. Paste them in parts.`
          : html`<strong>${lines} become ${itemsWords(amount, kind)}</strong>, from top to bottom.`
      }
    </p>
    <ol tabindex="0" aria-label="What is added">
      ${titles
        .slice(0, mostAtOnce)
        .map(
          ({ title, people, labels }) =>
            html`<li>
              ${title}${people.map((member) => avatar(member))}${labels.map((label) => html`<span class="tag">${label}</span>`)}
            </li>`,
        )}
    </ol>
    <div class="choices">
      ${
        tooMany
          ? nothing
          : html`<button class="button primary small" type="submit">Add ${itemsWords(amount, kind)}</button>`
      }
      <button class="button small" type="button" @click=${asOne}>All as one title</button>
      <button class="button plain small" type="button" @click=${leave}>Leave them out</button>
    </div>
  </div>`;
}
