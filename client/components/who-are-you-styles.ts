// The looks of the question who sits here.

import { css } from 'lit';

export const whoAreYouStyles = css`
  h3 {
    margin: var(--space-4) 0 var(--space-2);
    font-size: var(--text-m);
    font-weight: 600;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    max-height: 30vh;
    overflow: auto;
    padding: 3px;
  }
  form div {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-1);
  }
`;
