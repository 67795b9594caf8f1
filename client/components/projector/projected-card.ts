// One card of the projected Board: what it is, its title, its size, how its time-box goes, and what it waits for.

import { css, html, nothing } from 'lit';
import { isFinished } from '../../../shared/finished.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { Item } from '../../../shared/item.ts';
import { openWaits } from '../../../shared/waits.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { formatHours } from '../../../shared/duration.ts';
import { boxNotAgreed, recordedWords } from '../box-mark.ts';
import { boxWords, figure, kindLabel, titleOf } from '../item-words.ts';
import { keysOf } from '../plan-row-words.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { fewKeys } from './projected-row.ts';

export interface CardState {
  readonly words: string;
  /** `up`: the time is up, `good`: something is recorded. */
  readonly tone: '' | 'up' | 'good';
  /** Its figures go on by themselves, which is no news. */
  readonly runs?: boolean;
}

export interface ProjectedCard {
  readonly item: Item;
  readonly key: string;
  readonly title: string;
  /** Points, or the hours of an agreed box; '' where there is none. */
  readonly size: string;
  /** How its time-box goes, where there is something to say. */
  readonly state: CardState | null;
  /** Keys of what it waits for. */
  readonly waits: readonly string[];
}

/** Of a spike's box what matters now. */
function stateOf(item: Item, { now, clockIsSure, store }: BoardSession): CardState | null {
  if (item.kind !== 'spike') return null;
  const box = foldBox(item.box, now());
  if (box.outcome) return { words: recordedWords[box.outcome.outcome], tone: 'good' };
  if (isFinished(item, store.columns)) return { words: 'No outcome', tone: 'up' };
  if (box.state === 'used up') return { words: 'Time is up', tone: 'up' };
  if (box.askStillOnIt) return { words: 'Still on it?', tone: '' };
  if (box.limit === 0) return { words: boxNotAgreed.short, tone: '' };
  if (box.spent === 0 && !box.running) return null;
  const runs = box.running !== null;
  return { words: `${runs && !clockIsSure ? '≈ ' : ''}${boxWords(box)}`, tone: '', runs };
}

function sizeOf(item: Item, now: number): string {
  if (item.kind === 'unknown') return '';
  if (item.kind === 'spike') {
    const { limit } = foldBox(item.box, now);
    return limit === 0 ? '' : `${formatHours(limit)}${item.people > 1 ? ` × ${item.people}` : ''}`;
  }
  if (item.points !== null) return figure(item.points);
  return item.kind === 'task' && item.underHalfDay ? '< ½ day' : '';
}

export function projectedCard(item: Item, session: BoardSession): ProjectedCard {
  const { store } = session;
  const finished = isFinished(item, store.columns);
  const waits = finished ? [] : openWaits(item, (id) => store.item(id), store.columns);
  return {
    item,
    key: store.keyOf(item),
    title: titleOf(item),
    size: sizeOf(item, session.now()),
    state: stateOf(item, session),
    waits: keysOf(store, waits),
  };
}

/** All that it reads, to be compared; `column`: a card that stands elsewhere has changed too. */
export const readsOfCard = ({ item, state, ...card }: ProjectedCard, column: string): string =>
  JSON.stringify([item.kind, column, card, state?.runs ? 'runs' : state]);

export const isUp = ({ state }: ProjectedCard): boolean => state?.words === 'Time is up';

export function cardTemplate({ item, key, title, size, state, waits }: ProjectedCard, isNew: boolean) {
  return html`<li class=${`row ${item.kind} ${isNew ? 'new' : ''}`}>
    <p class="top">
      ${kindGlyph(item.kind)}${unseen(kindLabel(item))} <span class="key">${key}</span>
      <span class="size">${size}</span>
    </p>
    <p class="title clamp" dir="auto">${title}</p>
    ${state === null ? nothing : html`<p class=${`state line ${state.tone}`}>${state.words}</p>`}
    ${
      waits.length === 0
        ? nothing
        : html`<p class="waits line">${icon('hourglass')} waits for ${fewKeys(waits)}</p>`
    }
  </li>`;
}

export const projectedCardStyles = css`
  .row {
    padding: calc(var(--u) * 9) calc(var(--u) * 16);
    border-radius: calc(var(--u) * 14);
    background: light-dark(var(--surface), var(--sunken));
  }
  .row + .row {
    margin-top: calc(var(--u) * 10);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--u) * 12);
  }
  .key {
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .size {
    margin-inline-start: auto;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .title {
    font-weight: 500;
    line-height: 1.25;
  }
  .state {
    color: var(--spike);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .state.up {
    color: var(--danger);
  }
  .state.good {
    color: var(--ok);
  }
  .waits {
    color: var(--warn);
  }
  .new {
    box-shadow: 0 0 0 calc(var(--u) * 4) var(--accent);
    animation: settle 600ms ease-out;
  }
  @keyframes settle {
    from {
      box-shadow: 0 0 0 calc(var(--u) * 12) var(--accent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .new {
      animation: none;
    }
  }
`;
