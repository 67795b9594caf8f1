// The looks of who is in the room.

import { css } from 'lit';

export const roomStyles = css`
  h2 {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: var(--space-2);
    font-size: var(--text-m);
    font-weight: 650;
  }
  h2:focus-visible {
    outline-offset: 4px;
  }
  .count {
    color: var(--ink-2);
    font-size: var(--text-xs);
    font-weight: 400;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 40px;
  }
  .who {
    flex: 1;
    min-width: 0;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .who .quiet {
    display: block;
    font-size: var(--text-xs);
  }
  .avatar.idle {
    filter: saturate(0.3);
  }
  .avatar.away,
  .avatar.gone,
  .avatar.unknown {
    filter: grayscale(1);
  }
  .following {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    padding: 1px 7px;
    border-radius: 9px;
    background: var(--accent-soft);
    color: var(--accent);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .following .icon {
    width: 12px;
    height: 12px;
  }
  .fold {
    margin-inline-start: calc(-1 * var(--space-2));
  }
  p {
    margin-top: var(--space-2);
  }
  .take {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    font-size: var(--text-s);
  }
  @media (pointer: coarse) {
    li {
      min-height: 44px;
    }
    .button,
    [role^='menuitem'] {
      min-height: 44px;
    }
    .button.square {
      min-width: 44px;
    }
  }
`;
