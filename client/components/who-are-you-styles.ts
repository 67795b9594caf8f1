// The looks of the question who sits here.

import { css } from 'lit';

export const whoAreYouStyles = css`
  /* It has the focus where nothing to press may have it. */
  h2:focus {
    outline: none;
  }
  h3 {
    margin: var(--space-4) 0 var(--space-2);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .last {
    max-width: 100%;
    margin-top: var(--space-4);
    white-space: normal;
    overflow-wrap: anywhere;
    text-align: start;
  }
  ul {
    --row: calc(32px + var(--space-2));
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    /* Half a row at the edge shows that there are more. */
    max-height: calc(round(down, 30vh, var(--row)) + var(--row) / 2);
    overflow: auto;
    padding: 3px;
  }
  li .button {
    max-width: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
    text-align: start;
  }
  form > div:first-of-type {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-1);
  }
  .alike {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--warn-soft);
  }
  .alike p {
    flex: 1 1 100%;
  }
  .alike .button {
    white-space: normal;
    text-align: start;
  }
  @media (max-width: 560px) {
    dialog {
      width: calc(100vw - 2 * var(--space-2));
      max-height: calc(100dvh - 2 * var(--space-2));
      padding: var(--space-4);
    }
    .button {
      min-height: 44px;
    }
    .field {
      min-height: 44px;
      /* Under 16 px a phone zooms into the field. */
      font-size: 16px;
    }
    ul {
      max-height: none;
    }
  }
`;
