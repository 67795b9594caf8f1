// An item of an import as its card will look on the board.

import { css, html, nothing } from 'lit';
import type { PreviewItem } from '../../shared/import/preview.ts';
import { kinds } from '../../shared/kind.ts';
import { icon } from '../icons.ts';
import { count, figure, initials } from './item-words.ts';
import { kindGlyph, unseen } from './templates.ts';

export const importCard = (item: PreviewItem) =>
  html`<li class="card">
    <p class="top">
      ${kindGlyph(item.kind)}${unseen(kinds[item.kind].label)}<span class="quiet">${item.column}</span
      ><span class="people"
        >${item.people
          .slice(0, 3)
          .map(
            (name) =>
              html`<span class="avatar label" title=${name} aria-hidden="true">${initials(name)}</span
                >${unseen(name)}`,
          )}</span
      >
    </p>
    <p class="title">${item.title}</p>
    <p class="marks">
      ${
        item.points === null
          ? nothing
          : html`<span class="size" aria-label=${count(item.points, 'point', 'points')}
              >${figure(item.points)}</span
            >`
      }
      ${item.hours === null ? nothing : html`<span>${figure(item.hours)} h proposed</span>`}
      ${
        item.lines === 0
          ? nothing
          : html`<span aria-label=${`Checklist ${item.ticked} of ${item.lines}`}
              >${icon('listChecks')} ${item.ticked}/${item.lines}</span
            >`
      }
      ${
        item.comments === 0
          ? nothing
          : html`<span aria-label=${count(item.comments, 'comment', 'comments')}
              >${icon('messageSquare')} ${item.comments}</span
            >`
      }
      ${item.due === null ? nothing : html`<span>${icon('calendar')} ${item.due}</span>`}
      ${item.epic === '' ? nothing : html`<span class="chip">${icon('layers')} ${item.epic}</span>`}
      ${item.labels.map((label) => html`<span class="chip">${label}</span>`)}
    </p>
  </li>`;

export const importCardStyles = css`
  .card {
    padding: 9px 10px 10px;
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 22px;
  }
  .top .people {
    display: flex;
    gap: 2px;
    margin-inline-start: auto;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    margin-top: 3px;
    font-size: 14px;
    font-weight: 500;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-2);
    margin-top: var(--space-1);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .size {
    min-width: 22px;
    padding: 1px 6px;
    border-radius: 10px;
    background: var(--sunken);
    font-weight: 650;
    text-align: center;
  }
  .chip {
    max-width: 100%;
    padding: 0 7px;
    overflow: hidden;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
