// The looks of the item panel.

import { css } from 'lit';

export const panelStyles = css`
  :host {
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  section[tabindex] {
    display: flex;
    flex-direction: column;
    height: 100%;
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 48px;
    padding: 0 var(--space-3) 0 var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .end {
    margin-inline-start: auto;
  }
  header .button + .button {
    margin-inline-start: calc(-1 * var(--space-1));
  }
  .scroll {
    /* What nobody sees in it goes with it, and makes nothing around it higher. */
    position: relative;
    overscroll-behavior: contain;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--space-4);
    min-height: 0;
    padding: var(--space-4) var(--space-5) var(--space-5);
    overflow: auto;
  }
  .form {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  @media (max-width: 720px) {
    header,
    .scroll {
      padding-inline: var(--space-4);
    }
  }
`;
