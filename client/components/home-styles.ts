// The looks of the first screen: what one comes for on the wide side, the other ways beside it.

import { css } from 'lit';

export const homeStyles = css`
  :host {
    min-height: 100dvh;
    background: var(--page);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1.45fr) minmax(320px, 1fr);
    gap: var(--space-5);
    align-items: start;
    max-width: 1080px;
    margin: 0 auto;
    padding: clamp(20px, 5vh, 80px) var(--space-5) var(--space-6);
  }
  header {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: var(--space-4);
    margin-bottom: var(--space-2);
  }
  .mark {
    display: grid;
    flex: none;
    width: 52px;
    height: 52px;
    place-items: center;
    border-radius: var(--radius-l);
    background: var(--accent);
    color: var(--accent-ink);
    font-size: 24px;
  }
  h1 {
    font-size: var(--text-2xl);
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.02em;
  }
  header p {
    color: var(--ink-2);
    font-size: var(--text-l);
  }
  .side {
    display: grid;
    gap: var(--space-3);
  }
  .card {
    padding: 20px var(--space-5) var(--space-5);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  h2 {
    color: var(--ink);
    font-size: var(--text-l);
    font-weight: 650;
  }
  .picture {
    margin: calc(-1 * var(--space-2)) calc(-1 * var(--space-2)) var(--space-4);
  }
  .about {
    margin-top: var(--space-1);
    color: var(--ink-2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .row .button {
    min-height: 34px;
  }
  .empty {
    max-width: 62ch;
    margin-top: var(--space-5);
  }
  .empty h2 {
    font-size: var(--text-m);
  }
  .empty p {
    color: var(--ink-2);
  }
  @media (max-width: 820px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--space-5) var(--space-4) var(--space-6);
    }
    .mark {
      width: 44px;
      height: 44px;
    }
    h1 {
      font-size: var(--text-xl);
    }
    header p {
      font-size: var(--text-m);
    }
    .card {
      padding: var(--space-4);
    }
  }
`;
