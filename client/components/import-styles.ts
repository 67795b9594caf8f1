// The looks of the import's dialog.

import { css } from 'lit';

export const importStyles = css`
  dialog.wide {
    width: min(1040px, calc(100vw - 2 * var(--space-4)));
    max-height: calc(100dvh - 2 * var(--space-4));
    padding-bottom: 0;
  }
  h2:focus {
    outline: none;
  }
  .about {
    margin-bottom: var(--space-3);
    color: var(--ink-2);
  }
  .file {
    color: var(--ink);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .link {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .waiting {
    padding: var(--space-4) 0 0;
  }
  progress {
    width: 100%;
    height: 8px;
    margin: var(--space-2) 0;
    accent-color: var(--accent);
  }
  /* Only where it takes long enough to wonder. */
  .working {
    flex: 1;
    align-self: center;
    animation: appear 1ms 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .foot {
    position: sticky;
    z-index: 1;
    bottom: 0;
    margin: var(--space-4) calc(-1 * var(--space-5)) 0;
    padding: var(--space-3) var(--space-5);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  .foot .dialog-foot {
    margin-top: 0;
  }
  @media (max-width: 560px) {
    dialog.wide {
      width: calc(100vw - 2 * var(--space-2));
      max-height: calc(100dvh - 2 * var(--space-2));
    }
    .foot {
      margin-inline: calc(-1 * var(--space-4));
      padding-inline: var(--space-4);
    }
  }
`;
