// The looks of the first screen.

import { css } from 'lit';

export const homeStyles = css`
  :host {
    min-height: 100dvh;
    background: var(--page);
  }
  main {
    max-width: 760px;
    margin: 0 auto;
    padding: clamp(24px, 9vh, 96px) var(--space-4) var(--space-6);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    margin-bottom: var(--space-6);
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
  .ways {
    display: grid;
    gap: var(--space-4);
    margin-bottom: var(--space-6);
    padding: var(--space-5);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  .ways label {
    margin-bottom: var(--space-1);
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .row {
    display: flex;
    gap: var(--space-2);
  }
  .row .button {
    min-width: 84px;
  }
  h2 {
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
    padding-inline-end: var(--space-2);
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: var(--shadow-card);
  }
  li a {
    flex: 1;
    min-width: 0;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    color: var(--ink);
    text-decoration: none;
  }
  li a:hover .name {
    text-decoration: underline;
  }
  .name {
    display: block;
    font-size: var(--text-l);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .empty {
    max-width: 60ch;
    color: var(--ink-2);
  }
  dialog p {
    margin-top: var(--space-2);
  }
`;
