// The looks of the question before incomplete items are finished.

import { css } from 'lit';

export const finishQuestionStyles = css`
  dialog {
    width: min(540px, calc(100vw - 2 * var(--space-4)));
  }
  ul {
    max-height: 40dvh;
    margin-top: var(--space-3);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
  }
  li {
    padding: var(--space-2) var(--space-3);
    overflow-wrap: anywhere;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .key {
    margin-inline-end: var(--space-1);
    color: var(--ink-3);
    font-size: var(--text-s);
  }
  @media (hover: none) {
    .key-words {
      display: none;
    }
  }
  .spikes {
    margin-top: var(--space-3);
    color: var(--ink-2);
  }
  .spike {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
  }
  .spike p {
    flex: 1 1 200px;
  }
  form {
    margin-top: var(--space-4);
  }
  textarea {
    display: block;
    margin: 3px 0;
    resize: vertical;
  }
`;
