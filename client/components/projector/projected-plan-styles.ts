// The looks of the projected Plan.

import { css } from 'lit';

export const projectedPlanStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: calc(var(--u) * 24);
  }
  .head {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--u) * 32);
  }
  .head h1 {
    max-width: 100%;
    flex: 0 1 auto;
    padding-bottom: 0.08em;
  }
  .time {
    color: var(--ink-2);
    font-size: var(--body);
  }
  .goal {
    flex: none;
    margin-top: calc(var(--u) * -8);
    color: var(--ink-2);
    font-size: var(--body);
  }
  .goal strong {
    color: var(--ink);
    font-weight: 650;
  }
  .work {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    gap: calc(var(--u) * 56);
    min-height: 0;
    padding-top: calc(var(--u) * 8);
  }
  /* Long lists, or little height: the lists get what the words can spare. */
  .tight {
    --lines: 1;
  }
  @media (min-aspect-ratio: 19/10) {
    h1,
    .goal {
      --lines: 1;
    }
  }
  @media (max-aspect-ratio: 1/1) {
    .work {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
      gap: calc(var(--u) * 28);
    }
  }
`;
