// The looks of a vote on a wall.

import { css } from 'lit';

export const projectedVotesStyles = css`
  .waiting {
    max-width: calc(var(--u) * 560);
    text-align: center;
  }
  .waiting p,
  .beside {
    color: var(--ink-2);
  }
  .voters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(var(--u) * 6);
    margin-bottom: calc(var(--u) * 8);
  }
  .voters li {
    padding: calc(var(--u) * 3);
    border: calc(var(--u) * 4) solid var(--line);
    border-radius: 50%;
  }
  .voters .voted {
    border-color: var(--ok);
  }
  .voters .avatar {
    width: calc(var(--u) * 58);
    height: calc(var(--u) * 58);
    font-size: calc(var(--u) * 32.5);
    letter-spacing: -0.02em;
  }
  /* Who has not voted stands back; the letters stay legible. */
  .voters li:not(.voted) .avatar {
    background: var(--sunken);
    color: var(--ink-2);
  }
  .voters .rest {
    border: 0;
    color: var(--ink-2);
    font-weight: 600;
  }
  @media (min-aspect-ratio: 19/10) {
    .waiting {
      max-width: calc(var(--u) * 420);
    }
  }
  .spread {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--u) * 16);
  }
  .spread li {
    display: flex;
    flex-direction: column;
    align-items: center;
    min-width: calc(var(--u) * 150);
    padding: calc(var(--u) * 10) calc(var(--u) * 26) calc(var(--u) * 12);
    border-radius: calc(var(--u) * 18);
    background: light-dark(var(--surface), var(--sunken));
  }
  .spread b {
    font-size: calc(var(--u) * 84);
    font-weight: 700;
    line-height: 1.1;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .spread span {
    color: var(--ink-2);
    font-size: var(--body);
    font-variant-numeric: tabular-nums;
  }
  .shown {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--u) * 14) calc(var(--u) * 44);
  }
  .none-said {
    font-size: var(--body);
    font-weight: 600;
  }
  .agreed {
    color: var(--ok);
    font-size: calc(var(--u) * 56);
  }
  .agreed b {
    font-weight: 700;
  }
`;
