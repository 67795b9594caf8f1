// A small drawing of the example board, two lanes with cards of every kind. It says nothing that the words beside it do
// not, so it is silent to screen readers.

import { css, html } from 'lit';
import type { Kind } from '../../shared/kind.ts';
import { kindGlyph } from './templates.ts';

/** The cards of each column, lane by lane. */
const lanes: readonly (readonly (readonly Kind[])[])[] = [
  [['story', 'story'], ['story', 'bug'], ['story'], ['story', 'story']],
  [['task', 'spike'], ['spike', 'task'], ['task'], ['spike']],
];

export const examplePicture = () =>
  html`<div class="picture" aria-hidden="true">
    ${lanes.map(
      (columns) =>
        html`<div class="lane">
          ${columns.map(
            (cards) =>
              html`<div class="column">
                ${cards.map((kind) => html`<div class="small-card">${kindGlyph(kind)}<i></i><i></i></div>`)}
              </div>`,
          )}
        </div>`,
    )}
  </div>`;

export const examplePictureStyles = css`
  .picture {
    display: grid;
    gap: 6px;
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--page);
  }
  .lane {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
    padding: 6px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .lane + .lane {
    background: var(--technical) var(--blueprint);
    background-size: var(--blueprint-size);
  }
  .column {
    display: grid;
    gap: 5px;
    align-content: start;
  }
  .small-card {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 3px 5px;
    align-items: center;
    padding: 5px;
    border-radius: 5px;
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  .small-card .glyph {
    grid-row: span 2;
    width: 16px;
    height: 16px;
    border-radius: 4px;
  }
  .small-card .glyph .icon {
    width: 10px;
    height: 10px;
  }
  .small-card i {
    height: 3px;
    border-radius: 2px;
    background: var(--line-strong);
  }
  .small-card i:last-child {
    width: 60%;
    background: var(--line);
  }
`;
