// The spread of a shown round as a picture: a pile for each size from the smallest to the largest, how many laid it and
// who; what names no size, and what came late, beside it.

import { css, html, nothing, type TemplateResult } from 'lit';
import type { MemberId } from '../../../shared/ids.ts';
import type { KnownItem } from '../../../shared/item.ts';
import type { RoundState } from '../../../shared/sizing.ts';
import { cardWords, type VoteCard } from '../../../shared/vote-card.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { icon } from '../../icons.ts';
import { listOf } from '../box-words.ts';
import { count, memberOf, nameOf } from '../item-words.ts';
import { avatar, unseen } from '../templates.ts';
import { apartCards, lateCards } from './sizing-words.ts';

/** Of a pile's height so much is its foot, so that the smallest is seen. */
const foot = 0.25;

const who = (store: BoardStore, ids: readonly MemberId[]) =>
  ids.map((id) => avatar(memberOf(store, id) ?? { name: 'Somebody', colour: 9 }));

const names = (store: BoardStore, ids: readonly MemberId[]): string =>
  listOf(ids.map((id) => nameOf(store, id)));

const face = (card: VoteCard) => (card.type === 'break' ? icon('coffee') : cardWords(card));

const apart = (
  store: BoardStore,
  parts: readonly { readonly card: VoteCard; readonly members: readonly MemberId[] }[],
  title: string,
) =>
  parts.length === 0
    ? nothing
    : html`<p class="apart">
        <span class="why">${title}</span>
        ${parts.map(
          ({ card, members }) =>
            html`<span class="laid"
              ><span class="face" aria-hidden="true">${face(card)}</span>${who(store, members)}${unseen(
                `${cardWords(card)}: ${names(store, members)}.`,
              )}</span
            >`,
        )}
      </p>`;

export function voteSpread(state: RoundState, item: KnownItem, store: BoardStore): TemplateResult {
  const most = Math.max(1, ...state.spread.map(({ members }) => members.length));
  return html`${
    state.spread.length === 0
      ? nothing
      : html`<ol class="spread" aria-label="The votes, from the smallest">
          ${state.spread.map(
            ({ card, members }) =>
              html`<li>
                <span class="room" aria-hidden="true"
                  ><svg class="pile" viewBox="0 0 10 10" preserveAspectRatio="none">
                    <rect
                      width="10"
                      height=${10 * (foot + (1 - foot) * (members.length / most))}
                      y=${10 * (1 - foot) * (1 - members.length / most)}
                    />
                  </svg>
                  <span class="votes figures">${members.length}</span></span
                >
                <strong class="figures" aria-hidden="true">${cardWords(card)}</strong>
                <span class="who">${who(store, members)}</span>
                ${unseen(`${cardWords(card)}: ${count(members.length, 'vote', 'votes')}, ${names(store, members)}`)}
              </li>`,
          )}
        </ol>`
  }
  ${apart(store, apartCards(state, item), 'No size')} ${apart(store, lateCards(state), 'Late, not counted')}`;
}

export const voteSpreadStyles = css`
  .spread {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(32px, 1fr));
    gap: var(--space-2) 6px;
  }
  .spread li {
    display: flex;
    flex-direction: column;
    align-items: center;
    min-width: 0;
    max-width: 84px;
  }
  .room {
    position: relative;
    width: 100%;
    height: 56px;
  }
  .pile {
    display: block;
    width: 100%;
    height: 100%;
    fill: var(--accent-soft);
  }
  .votes {
    position: absolute;
    inset: auto 0 0;
    color: var(--accent);
    font-size: var(--text-s);
    font-weight: 600;
    text-align: center;
  }
  .spread strong {
    padding-top: 2px;
    border-top: 2px solid var(--accent);
    width: 100%;
    font-size: var(--text-xl);
    font-weight: 700;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .spread:has(li:nth-child(6)) strong {
    font-size: var(--text-l);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
  }
  .apart {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-3);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .laid {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
  }
  .face {
    margin-inline-end: 2px;
    color: var(--ink);
    font-weight: 600;
  }
`;
