// The looks of the change panel.

import { css } from 'lit';

export const changePanelStyles = css`
  [popover] {
    width: min(260px, calc(100vw - 16px));
    padding: var(--space-3);
  }
  [popover][role='menu'] {
    width: max-content;
    max-width: min(340px, calc(100vw - 16px));
    max-height: min(420px, var(--room, 100dvh), calc(100dvh - 16px));
    padding: var(--space-1);
  }
  .size {
    width: min(300px, calc(100vw - 16px));
  }
  .none {
    max-width: 240px;
    padding: var(--space-2);
    color: var(--ink-2);
  }
  [role^='menuitem'] {
    overflow-wrap: anywhere;
  }
  @media (hover: none) {
    [role^='menuitem'] {
      min-height: 44px;
    }
  }
`;
