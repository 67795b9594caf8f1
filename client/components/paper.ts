// What stands on paper only: whose board it is and of which day, since the page's own head is not printed.

import { css, html } from 'lit';
import { dateThere } from '../../shared/calendar.ts';
import type { BoardSession } from '../session.ts';
import { dueWords } from './item-words.ts';

/** "Checkout platform, 26 Nov 2026" */
export function paperHead({ store, now }: Pick<BoardSession, 'store' | 'now'>) {
  const { name, timeZone } = store.settings;
  // With the year, whichever this is: paper is read later.
  return html`<p class="paper">${name}, ${dueWords(dateThere(now(), timeZone), 0)}</p>`;
}

export const paperStyles = css`
  .paper {
    display: none;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  @media print {
    .paper {
      display: block;
    }
  }
`;
