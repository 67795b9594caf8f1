// One item of a projected plan: what it is, how large, and what it waits for that is not in its sprint.

import { css, html, nothing } from 'lit';
import { formatHours } from '../../../shared/duration.ts';
import { isFinished } from '../../../shared/finished.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { BoardSession } from '../../session.ts';
import { icon } from '../../icons.ts';
import { boxWords, figure, kindLabel, titleOf } from '../item-words.ts';
import { keysOf, waitsOf } from '../plan-row-words.ts';
import { kindGlyph, unseen } from '../templates.ts';

export interface ProjectedRow {
  readonly item: Item;
  readonly key: string;
  readonly title: string;
  /** '' where there is none. */
  readonly size: string;
  /** Keys of what it waits for that does not come in time. */
  readonly waits: readonly string[];
  readonly finished: boolean;
}

/** So many keys are named; the rest is counted. */
const namedAtMost = 2;

/** "GW-46 and GW-50", "GW-46, GW-50 and 3 more" */
export function fewKeys(keys: readonly string[]): string {
  const more = keys.length - namedAtMost;
  if (more > 0) return `${keys.slice(0, namedAtMost).join(', ')} and ${more} more`;
  return keys.join(' and ');
}

/** "5", "8 h box × 2", "6 h proposed", "< ½ day" */
function sizeOf(item: Item, now: number): string {
  if (item.kind === 'unknown') return '';
  if (item.kind === 'spike') {
    const box = foldBox(item.box, now);
    const people = item.people > 1 ? ` × ${item.people}` : '';
    return `${box.limit > 0 ? `${formatHours(box.limit)} box` : boxWords(box)}${people}`;
  }
  if (item.points !== null) return figure(item.points);
  return item.kind === 'task' && item.underHalfDay ? '< ½ day' : 'not sized';
}

export function projectedRow(item: Item, sprint: SprintId, session: BoardSession): ProjectedRow {
  const { store } = session;
  return {
    item,
    key: store.keyOf(item),
    title: titleOf(item),
    size: sizeOf(item, session.now()),
    waits: keysOf(store, waitsOf(item, store, sprint).outside),
    finished: isFinished(item, store.columns),
  };
}

/** All that it reads, to be compared. */
export const readsOf = ({ item, ...row }: ProjectedRow): string => JSON.stringify([item.kind, row]);

export function rowTemplate({ item, key, title, size, waits, finished }: ProjectedRow, isNew: boolean) {
  const isOpen = size === 'not sized' || /proposed|No time-box/.test(size);
  return html`<li class=${`row ${isNew ? 'new' : ''} ${finished ? 'finished' : ''}`}>
    ${kindGlyph(item.kind)}${unseen(kindLabel(item))}
    <span class="key">${key}</span>
    <p class="title clamp">${title}</p>
    ${finished ? html`<span class="done">${icon('check')}${unseen('finished')}</span>` : nothing}
    <span class=${`size ${isOpen ? 'open' : ''}`}>${size}</span>
    ${
      waits.length === 0
        ? nothing
        : html`<p class="waits line">${icon('hourglass')} waits for ${fewKeys(waits)}, not in this sprint</p>`
    }
  </li>`;
}

export const projectedRowStyles = css`
  .row {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto auto;
    align-items: start;
    gap: 0 calc(var(--u) * 16);
    padding: calc(var(--u) * 8) calc(var(--u) * 14);
    margin-inline: calc(var(--u) * -14);
    border-radius: calc(var(--u) * 12);
  }
  /* As wide as the longest one here, so that titles begin in one line. */
  .key {
    min-width: calc(var(--signs) * 0.66em);
    color: var(--ink-2);
  }
  .title {
    font-weight: 500;
  }
  .dense .title {
    --lines: 1;
  }
  .size {
    grid-column: 5;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .size.open {
    color: var(--warn);
    font-weight: 500;
  }
  .done {
    color: var(--ok);
  }
  .finished .title,
  .finished .size {
    color: var(--ink-2);
  }
  .waits {
    grid-column: 3 / -1;
    color: var(--warn);
  }
  .new {
    border-radius: calc(var(--u) * 12);
    background: var(--accent-soft);
    box-shadow: 0 0 0 calc(var(--u) * 3) var(--accent);
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
