// What a card or a row says of a spike's time-box: the ring, the hours, and the one thing about it that matters now.

import { css, html, nothing, type TemplateResult } from 'lit';
import { readsOtherwiseIn, shareSpent, timeLeft } from '../../shared/box-reading.ts';
import { formatHours } from '../../shared/duration.ts';
import { isFinished } from '../../shared/finished.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { Item, Spike } from '../../shared/item.ts';
import { hourMs, type OutcomeKind } from '../../shared/time-box.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { boxRing, ringStyles, type RingState } from './box-ring.ts';
import { boxWords } from './item-words.ts';
import { unseen } from './templates.ts';

export const recordedWords = {
  knowledge: 'Knowledge recorded',
  decision: 'Decision recorded',
  dropped: 'Dropped',
} as const satisfies Record<OutcomeKind, string>;

/** What stands on cards and rows, where room is short, and the whole of it for whoever listens or points. */
export const boxNotAgreed = { short: 'Box not agreed', whole: 'Time-box not agreed' } as const;

export function ringState(box: Box): RingState {
  if (box.state === 'used up') return 'up';
  return box.limit === 0 ? 'open' : 'agreed';
}

/** "5 h 02 of 8 h", in the last minute "0:45 left"; "≈" while the clock runs and is not sure of the time. */
function hours(box: Box, sure: boolean): string {
  if (!box.running) return boxWords(box);
  const last = box.remaining <= 60_000;
  const words = last ? `${timeLeft(box)} left` : `${formatHours(box.spent)} of ${formatHours(box.limit)}`;
  return sure ? words : `≈ ${words}`;
}

/** What there is to know about a box beside its hours; '' for nothing. `look` is 'fact' for an outcome. */
function state(box: Box, finished: boolean): { readonly words: string; readonly look: '' | 'up' | 'fact' } {
  if (box.outcome) return { words: recordedWords[box.outcome.outcome], look: 'fact' };
  if (finished) return { words: 'No outcome', look: 'up' };
  if (box.state === 'used up') return { words: 'Time is up', look: 'up' };
  if (box.askStillOnIt) return { words: 'Still on it?', look: '' };
  const open = box.state === 'proposed' || box.state === 'empty';
  return { words: open ? boxNotAgreed.whole : '', look: '' };
}

function stateMark({ words, look }: ReturnType<typeof state>): TemplateResult | typeof nothing {
  if (words === '') return nothing;
  if (words === boxNotAgreed.whole)
    return html`<span class="box-tag" title=${words}
      ><span aria-hidden="true">${boxNotAgreed.short}</span>${unseen(words)}</span
    >`;
  return look === 'fact'
    ? html`<span class="fact">${icon('lightbulb')}${words}</span>`
    : html`<span class=${`box-tag ${look}`}>${words}</span>`;
}

/** The box's part of a card's foot. Its styles are boxMarkStyles; `markWait` tells when it reads otherwise. */
export function boxMark(item: Spike, session: BoardSession): TemplateResult {
  const { box, words, says } = read(item, session);
  return html`${
    words === ''
      ? nothing
      : html`<span class="box figures">${boxRing(shareSpent(box), ringState(box))}${words}</span>`
  }${stateMark(says)}`;
}

/** The same where the title needs the room: the ring, or that there is an outcome, and the hours. All of it unseen. */
export function shortBoxMark(item: Spike, session: BoardSession): TemplateResult {
  const { box, words, says } = read(item, session);
  const all = [words, says.words].filter(Boolean).join(', ');
  const limit = box.limit || (box.pending?.hours ?? 0) * hourMs;
  const shown = limit === 0 ? '' : `${formatHours(limit)}${box.askStillOnIt ? ' ?' : ''}`;
  const mark = box.outcome ? icon('lightbulb') : boxRing(shareSpent(box), ringState(box));
  return html`<span class=${`box figures ${says.look}`} title=${all}
    >${mark}<span aria-hidden="true">${shown}</span>${unseen(all)}</span
  >`;
}

function read(item: Spike, session: BoardSession) {
  const box = foldBox(item.box, session.now());
  const none = box.state === 'empty' || (box.limit === 0 && !box.pending);
  const words = none ? '' : hours(box, session.clockIsSure);
  return { box, words, says: state(box, isFinished(item, session.store.columns)) };
}

/** Milliseconds until the mark of this item reads otherwise; null while no clock runs in it. For the controller Tick. */
export function markWait(item: Item | undefined, now: number): number | null {
  if (item?.kind !== 'spike' || item.box.length === 0) return null;
  return readsOtherwiseIn(foldBox(item.box, now), now);
}

export const boxMarkStyles = css`
  ${ringStyles}
  .box,
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .box {
    color: var(--spike);
    font-weight: 600;
    white-space: nowrap;
  }
  .box.up {
    color: var(--danger);
  }
  .box-tag {
    padding: 1px 6px;
    border-radius: 4px;
    background: var(--spike-soft);
    color: var(--spike);
    font-weight: 600;
  }
  .box-tag.up {
    background: var(--danger-soft);
    color: var(--danger);
  }
`;
