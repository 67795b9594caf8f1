// The vote on an item as a room reads it. Until the reveal: who has voted, and never what. From then on: how many laid which
// size, without names, and what was agreed.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemId } from '../../../shared/ids.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import { sizingTopic } from '../../store/board-store.ts';
import { initials } from '../item-words.ts';
import { avatars, base } from '../shared-styles.ts';
import { RoomHere } from '../refine/room-here.ts';
import { colourClass, unseen } from '../templates.ts';
import { roundOf, spreadOf, votersOf, type Spread, type Voter } from './meeting-words.ts';
import { projectedStyles } from './projected-styles.ts';
import { projectedVotesStyles } from './projected-votes-styles.ts';

/** Of more people there is room for so many signs only. */
const mostSigns = 6;
/** So many sizes stand beside one another. */
const mostSizes = 7;

@customElement('gw-projected-votes')
export class GwProjectedVotes extends LitElement {
  static override styles = [base, avatars, projectedStyles, projectedVotesStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;

  /** Carets of a whole room move all the time; who is here seldom changes. */
  readonly #here = new RoomHere(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [sizingTopic(this.item), `item:${this.item}`, 'members'] as const,
      ),
    );
  }

  override willUpdate(): void {
    this.#here.look();
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item) return nothing;
    const state = roundOf(this.session.store, item);
    const spread = state && spreadOf(state);
    if (spread) return this.#spread(spread);
    const { all, words } = votersOf(state, this.session);
    const rest = all.length - mostSigns;
    return html`<div class="waiting">
      <ul class="voters" aria-hidden="true">
        ${all.slice(0, rest > 1 ? mostSigns : all.length).map(sign)}
        ${rest > 1 ? html`<li class="rest">+${rest}</li>` : nothing}
      </ul>
      <p>${words}</p>
    </div>`;
  }

  #spread({ rows, agreed, beside }: Spread) {
    const more = rows.length - mostSizes;
    const said = [more > 0 ? `and ${more} more sizes` : '', ...beside].filter(Boolean).join(' · ');
    return html`<div class="shown">
      ${
        rows.length === 0
          ? html`<p class="none-said">Nobody has named a size</p>`
          : html`<ol class="spread" aria-label="Votes by size">
              ${rows
                .slice(0, mostSizes)
                .map(
                  ({ words, votes }) =>
                    html`<li>
                      <b>${words}</b> <span>× ${votes}${unseen(votes === 1 ? ' vote' : ' votes')}</span>
                    </li>`,
                )}
            </ol>`
      }
      <div class="came">
        ${agreed === '' ? nothing : html`<p class="agreed">Agreed: <b>${agreed}</b></p>`}
        ${said === '' ? nothing : html`<p class="beside">${said}</p>`}
      </div>
    </div>`;
  }
}

/** Two letters on a colour, in a ring once they have voted; no tooltip on a wall. */
const sign = ({ member, voted }: Voter) =>
  html`<li class=${voted ? 'voted' : ''}>
    <span class=${`avatar ${colourClass(member.colour)}`}>${initials(member.name)}</span>
  </li>`;

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-votes': GwProjectedVotes;
  }
}
