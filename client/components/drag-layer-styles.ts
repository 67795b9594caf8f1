// The looks of what hangs at the pointer during a drag.

import { css } from 'lit';

export const dragLayerStyles = css`
  :host {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 0;
    overflow: visible;
    border: 0;
    background: none;
    color: inherit;
    pointer-events: none;
    cursor: grabbing;
    user-select: none;
  }
  .held,
  .mark {
    position: absolute;
    inset: 0 auto auto 0;
    will-change: transform;
  }
  .picture {
    position: relative;
    rotate: 1.2deg;
    scale: 1.02;
    filter: drop-shadow(0 10px 18px rgb(0 0 0 / 0.28));
  }
  .mark {
    border-radius: 2px;
    background: var(--focus);
  }
  .under {
    position: absolute;
    inset: 0;
    border-radius: var(--radius-m);
    background: var(--surface);
    box-shadow: 0 0 0 1px var(--line-strong);
    translate: 6px 6px;
  }
  .under + .under {
    translate: 3px 3px;
  }
  .copy {
    position: relative;
  }
  /* A head has no ground of its own. */
  .gw-column-head {
    border-radius: var(--radius-s);
    background: var(--surface);
    box-shadow: 0 0 0 6px var(--surface);
  }
  .count {
    position: absolute;
    inset-block-start: -10px;
    inset-inline-start: -10px;
    padding: 2px 10px;
    border-radius: 12px;
    background: var(--accent);
    color: var(--accent-ink);
    font: 600 var(--text-s) / 1.5 var(--font);
  }
`;
