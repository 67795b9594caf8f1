// What all projected forms share: one unit by the width of the window, type that is read from the last row, the ground.

import { css } from 'lit';

export const projectedStyles = css`
  :host {
    /* 1 px of a screen of 1920; a window that is very flat limits it too, and one on its end gives it more. */
    --u: min(100vw / 1920, 100vh / 860);
    --small: calc(var(--u) * 33);
    --body: calc(var(--u) * 38);
    --title: calc(var(--u) * 78);
    font-size: var(--small);
    line-height: 1.3;
    letter-spacing: -0.005em;
  }
  @media (max-aspect-ratio: 1/1) {
    :host {
      --u: min(100vw / 1080, 100vh / 1500);
    }
  }
  /* As many lines as --lines; the rest is an ellipsis. */
  .clamp {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--lines, 2);
    line-clamp: var(--lines, 2);
  }
  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .glyph {
    width: calc(var(--u) * 44);
    height: calc(var(--u) * 44);
    border-radius: calc(var(--u) * 10);
  }
  .glyph .icon {
    width: calc(var(--u) * 28);
    height: calc(var(--u) * 28);
  }
  /* Nothing to show yet, and what to do. */
  .none {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: center;
    gap: calc(var(--u) * 28);
    max-width: calc(var(--u) * 1400);
  }
  .none p {
    color: var(--ink-2);
    font-size: var(--body);
  }
  h1 {
    font-size: var(--title);
    font-weight: 680;
    line-height: 1.1;
    letter-spacing: -0.02em;
  }
  h2 {
    font-size: var(--body);
    font-weight: 650;
  }
`;
