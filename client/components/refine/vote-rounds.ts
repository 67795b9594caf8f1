// What stands around a shown round: the seats before it, what was agreed in it, the rounds before it. Templates of
// gw-sizing.

import { html, nothing, type TemplateResult } from 'lit';
import { moreHaveToAgree } from '../../../shared/box-rules.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { KnownItem } from '../../../shared/item.ts';
import { roundState, type RoundState } from '../../../shared/sizing.ts';
import { icon } from '../../icons.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { callName } from '../item-words.ts';
import { avatar, unseen } from '../templates.ts';
import { seatWords, type Seat } from './sizing-seats.ts';
import { agreedWords, roundCards, sinceWords, type NameOf } from './sizing-words.ts';
import { voteSpread } from './vote-spread.ts';

/** From so many seats on they are drawn small. */
const manySeats = 11;

/** Who votes and who has: never what. */
export const voteSeats = (seats: readonly Seat[]): TemplateResult | typeof nothing =>
  seats.length === 0
    ? nothing
    : html`<ul class=${seats.length >= manySeats ? 'seats many' : 'seats'} aria-label="Who votes">
        ${seats.map(
          (seat) =>
            html`<li class=${seat.stands === 'here' ? '' : 'away'}>
              ${avatar(seat)}
              <span class=${seat.voted ? 'seat voted' : 'seat'} title=${seatWords(seat)} aria-hidden="true"
                >${seat.voted ? icon('check') : '…'}</span
              >
              <span class="name" aria-hidden="true"
                >${seat.stands === 'away' ? 'away' : callName(seat.name)}</span
              >
              ${unseen(seatWords(seat))}
            </li>`,
        )}
      </ul>`;

/** What was agreed, and what has to follow of it. */
export function voteAgreed(
  item: KnownItem,
  round: RoundState,
  now: number,
  name: NameOf,
): TemplateResult | typeof nothing {
  const words = agreedWords(round, name);
  if (words === '') return nothing;
  const box = item.kind === 'spike' ? foldBox(item.box, now) : null;
  const more = box?.pending ? `Not in force yet: ${moreHaveToAgree(box.pending.more)}.` : '';
  return html`<p class="agreed">
    ${icon('circleCheck')}<span
      ><strong>${words}</strong><span class="quiet">${sinceWords(round, item)}${more}</span></span
    >
  </p>`;
}

/** The rounds before the one that is on the table, each folded, the newest first. */
export function earlierRounds(item: KnownItem, store: BoardStore, name: NameOf): readonly TemplateResult[] {
  const sizing = store.sizing(item.id);
  const before = sizing.rounds.slice(0, -1).filter(({ revealed }) => revealed !== null);
  return before.toReversed().map((round) => {
    const state = roundState(sizing, round, item, store.members);
    const agreed = agreedWords(state, name);
    return html`<details>
      <summary>Round ${state.number}: ${roundCards(state, item) || 'no cards'}</summary>
      ${voteSpread(state, item, store)} ${agreed === '' ? nothing : html`<p class="quiet">${agreed}.</p>`}
    </details>`;
  });
}
