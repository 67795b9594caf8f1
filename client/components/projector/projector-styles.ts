// The looks of the projected form as a whole: its ground, its head, its room.

import { css } from 'lit';

export const projectorStyles = css`
  :host {
    overflow: clip;
    background: var(--page);
    user-select: none;
    touch-action: manipulation;
  }
  :host([still]) {
    cursor: none;
  }
  main {
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: calc(var(--u) * 44) calc(var(--u) * 56);
    gap: calc(var(--u) * 28);
    outline: none;
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 18);
    min-height: calc(var(--u) * 44);
  }
  .sign {
    display: grid;
    flex: none;
    width: calc(var(--u) * 44);
    height: calc(var(--u) * 44);
    place-items: center;
    border-radius: calc(var(--u) * 10);
    background: var(--accent);
    color: var(--accent-ink);
    font-size: calc(var(--u) * 24);
  }
  .whose {
    display: flex;
    flex: 1 1 0;
    min-width: 0;
    align-items: baseline;
    gap: calc(var(--u) * 18);
    color: var(--ink-2);
  }
  .whose strong {
    overflow: hidden;
    min-width: 0;
    color: var(--ink);
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .whose span {
    flex: none;
  }
  .following {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 14);
    color: var(--ink-2);
  }
  .following::before {
    width: calc(var(--u) * 16);
    height: calc(var(--u) * 16);
    border-radius: 50%;
    background: var(--ok);
    content: '';
  }
  .age {
    flex: 0 1 auto;
    max-width: 62%;
    padding: calc(var(--u) * 4) calc(var(--u) * 18);
    border-radius: calc(var(--u) * 10);
    background: var(--warn-soft);
    color: var(--warn);
    font-weight: 600;
  }
  gw-projected-plan,
  gw-projected-report {
    flex: 1;
    min-height: 0;
  }
  @media (max-aspect-ratio: 1/1) {
    header {
      flex-wrap: wrap;
    }
    .age {
      max-width: 100%;
    }
  }
`;
