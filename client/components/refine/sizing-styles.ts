// The looks of a vote on a size: the table with its seats, and around the cards.

import { css } from 'lit';

export const sizingStyles = css`
  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 26px;
  }
  h2 {
    margin-inline-end: auto;
    font-size: var(--text-m);
    font-weight: 650;
  }
  .stand {
    color: var(--ink-2);
    font-size: var(--text-s);
    outline-offset: 2px;
  }
  .stand.shown {
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 500;
  }
  .seats {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    gap: var(--space-2) 6px;
  }
  .seats li {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    min-width: 0;
  }
  .seat {
    display: grid;
    width: 40px;
    height: 52px;
    place-items: center;
    border: 1px dashed var(--field-line);
    border-radius: var(--radius-s);
    color: var(--ink-2);
  }
  .seat.voted {
    border: 1.5px solid var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .seat .icon {
    width: 18px;
    height: 18px;
  }
  .name {
    max-width: 100%;
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--text-xs);
    line-height: 1.2;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .away .avatar {
    filter: grayscale(1);
  }
  /* So many are known by their initials. */
  .seats.many {
    grid-template-columns: repeat(auto-fill, minmax(30px, 1fr));
    gap: 6px 4px;
  }
  .many .seat {
    width: 28px;
    height: 34px;
  }
  .many li {
    gap: 2px;
  }
  .many .name {
    display: none;
  }
  .reveal {
    width: 100%;
  }
  .agreed {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--accent-soft);
    outline-offset: 2px;
  }
  .agreed .icon {
    margin-top: 2px;
    color: var(--accent);
  }
  .agreed strong,
  .agreed span {
    display: block;
  }
  .rule {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--task-soft);
    font-size: var(--text-s);
  }
  .rule span {
    flex: 1 1 150px;
  }
  details {
    font-size: var(--text-s);
  }
  summary {
    min-height: 24px;
    color: var(--ink-2);
    cursor: pointer;
  }
  details[open] summary {
    margin-bottom: var(--space-2);
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  :host([compact]) section {
    gap: var(--space-2);
  }
  :host([compact]) header {
    display: none;
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 44px;
  }
  .line .stand,
  .line .short {
    flex: 1;
    min-width: 0;
    color: var(--ink);
    font-size: var(--text-m);
  }
  .line .button {
    flex: none;
    width: auto;
    min-height: 44px;
  }
  .short {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    font-weight: 650;
    white-space: nowrap;
  }
  .short span:not(.unseen) {
    padding: 4px 8px;
    border-radius: var(--radius-s);
    background: var(--accent-soft);
  }
`;
