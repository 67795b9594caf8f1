// The looks of what stands under every projected form.

import { css } from 'lit';

export const projectedFootStyles = css`
  :host {
    display: flex;
    flex: none;
    align-items: end;
    justify-content: flex-end;
    gap: calc(var(--u) * 48);
  }
  .load {
    flex: 1 1 0;
    min-width: 0;
  }
  .load-head {
    align-items: end;
  }
  .new {
    border-radius: calc(var(--u) * 8);
    background: var(--accent-soft);
    box-shadow: 0 0 0 calc(var(--u) * 6) var(--accent-soft);
  }
  .goal strong {
    color: var(--ink);
    font-weight: 650;
  }
  .join {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 22);
  }
  .join p {
    color: var(--ink-2);
  }
  .join strong {
    display: block;
    color: var(--ink);
    font-weight: 650;
  }
  gw-qr-code {
    width: calc(var(--u) * 200);
    --qr-most: 100%;
  }
  @media (max-aspect-ratio: 1/1) {
    :host {
      flex-direction: column;
      align-items: stretch;
      gap: calc(var(--u) * 24);
    }
    .load {
      flex: none;
    }
    .join {
      justify-content: flex-end;
    }
  }
`;
