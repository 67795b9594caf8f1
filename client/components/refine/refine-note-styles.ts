// The looks of what Refine says where there is no item.

import { css } from 'lit';

export const refineNoteStyles = css`
  div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    max-width: 460px;
    margin: 0 auto;
    padding: clamp(var(--space-5), 14vh, 140px) var(--space-5) var(--space-5);
  }
  .icon {
    width: 28px;
    height: 28px;
    color: var(--ink-3);
    stroke-width: 1.6;
  }
  p {
    width: 100%;
    margin-bottom: var(--space-3);
    font-size: var(--text-l);
    line-height: 1.5;
    outline: none;
  }
  @media (hover: none) and (pointer: coarse) {
    kbd {
      display: none;
    }
    .button {
      min-height: 44px;
    }
  }
`;
