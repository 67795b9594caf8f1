// An item of an import as its card will look on the board.

import { html, nothing } from 'lit';
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
