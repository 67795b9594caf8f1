// The looks of the palette: a sheet near the top of the screen, nearly all of it on a phone.

import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    width: min(640px, calc(100vw - 2 * var(--space-4)));
    max-height: none;
    margin-top: min(11dvh, 96px);
    padding: 0;
    overflow: hidden;
  }
  .frame {
    display: flex;
    flex-direction: column;
    max-height: min(560px, calc(100dvh - min(11dvh, 96px) - var(--space-4)));
  }
  .meant {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4) 0;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .meant .figures {
    flex: none;
    padding: 1px 7px;
    border-radius: var(--radius-s);
    background: var(--sunken);
    font-weight: 600;
  }
  .meant span:last-child {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .line {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--line);
  }
  .line > .icon {
    width: 17px;
    height: 17px;
    color: var(--ink-3);
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: 36px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--ink);
    font: 400 15px / 1.4 var(--font);
  }
  /* The whole line shows the focus, which is always there. */
  input:focus-visible {
    outline: none;
  }
  .line:has(input:focus-visible) {
    border-bottom-color: var(--focus);
    box-shadow: 0 1px var(--focus);
  }
  input::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  #list {
    flex: 1;
    min-height: 0;
    padding: var(--space-1) var(--space-2) var(--space-2);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .head {
    padding: var(--space-2) var(--space-2) 2px;
    color: var(--ink-3);
    font-size: var(--text-xs);
    font-weight: 500;
  }
  .option {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 34px;
    padding: 3px var(--space-2);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  .option[aria-selected='true'] {
    background: var(--sunken);
    box-shadow: inset 2px 0 var(--focus);
  }
  .mark {
    display: inline-grid;
    flex: none;
    width: 20px;
    place-items: center;
    color: var(--ink-2);
  }
  .key {
    flex: none;
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .words {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .place {
    flex: 0 1 auto;
    max-width: 40%;
    overflow: hidden;
    color: var(--ink-3);
    font-size: var(--text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .archived {
    color: var(--warn);
  }
  .place .icon {
    margin-inline-end: 4px;
  }
  .option kbd {
    flex: none;
    border-color: var(--line-strong);
    color: var(--ink-2);
    opacity: 1;
  }
  .none {
    padding: var(--space-4) var(--space-2);
    color: var(--ink-2);
  }
  .hints {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 2px var(--space-4);
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    color: var(--ink-3);
    font-size: var(--text-xs);
  }
  .hints kbd {
    opacity: 1;
  }
  @media (max-width: 720px), (hover: none) {
    .hints {
      display: none;
    }
    .option {
      min-height: 44px;
    }
  }
  @media (max-width: 560px) {
    dialog {
      width: calc(100vw - 2 * var(--space-2));
      margin-top: var(--space-2);
    }
    .frame {
      max-height: calc(100dvh - 2 * var(--space-2));
    }
    .option kbd {
      display: none;
    }
    .place {
      max-width: 30%;
    }
    /* So that the phone does not zoom into the field. */
    input {
      font-size: 16px;
    }
  }
`;
