// The looks of a dialog that scrolls: its head stays in sight, and on a phone it takes nearly the whole screen.

import { css } from 'lit';

export const longDialogStyles = css`
  dialog {
    width: min(720px, calc(100vw - 2 * var(--space-3)));
    padding-top: 0;
    /* What has the focus is not under the head. */
    scroll-padding-top: 72px;
  }
  .dialog-head {
    position: sticky;
    z-index: 1;
    top: 0;
    margin-inline: calc(-1 * var(--space-5));
    margin-bottom: 0;
    padding: var(--space-4) var(--space-5) var(--space-3);
    background: var(--surface);
  }
  @media (max-width: 560px) {
    dialog {
      width: calc(100vw - 2 * var(--space-2));
      max-height: calc(100dvh - 2 * var(--space-2));
      padding-inline: var(--space-4);
    }
    .dialog-head {
      margin-inline: calc(-1 * var(--space-4));
      padding-inline: var(--space-4);
    }
  }
`;
