// The looks of the sign-off of a sprint's technical allocation.

import { css } from 'lit';

export const signOffStyles = css`
  :host {
    display: block;
  }
  section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
  }
  section > .icon {
    flex: none;
    width: 20px;
    height: 20px;
    color: var(--spike);
  }
  .signed > .icon {
    color: var(--ok);
  }
  .outgrown {
    border-color: var(--warn);
    background: var(--warn-soft);
  }
  .words {
    flex: 1 1 260px;
    min-width: 0;
  }
  h3 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 650;
  }
  p,
  ul,
  details {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .outgrown :is(p, ul) {
    color: var(--ink);
  }
  ul {
    margin-top: var(--space-1);
  }
  ol {
    margin: var(--space-1) 0 0;
    padding-inline-start: var(--space-5);
  }
  summary {
    width: fit-content;
    min-height: 24px;
    padding-block: 3px;
    cursor: pointer;
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  @media print {
    .acts {
      display: none;
    }
  }
`;
