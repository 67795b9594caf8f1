// The looks of an item's pictures, small in their strip and large in their dialog.

import { css } from 'lit';

export const picturesStyles = css`
  section {
    border-radius: var(--radius-s);
  }
  :host([dropping]) section {
    outline: 2px dashed var(--accent);
    outline-offset: 6px;
  }
  h3 {
    display: flex;
    gap: var(--space-2);
    margin-bottom: 3px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(116px, 1fr));
    gap: var(--space-3);
    margin-bottom: var(--space-1);
  }
  li {
    min-width: 0;
  }
  .open {
    display: grid;
    width: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  gw-picture {
    height: 84px;
    margin-bottom: var(--space-1);
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .open:hover gw-picture {
    border-color: var(--line-strong);
  }
  .title {
    overflow: hidden;
    font-size: var(--text-s);
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .open .quiet {
    font-size: var(--text-xs);
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  @media (hover: none) {
    .hint {
      display: none;
    }
  }
`;

export const pictureViewStyles = css`
  dialog {
    width: min(1100px, calc(100vw - 2 * var(--space-4)));
    max-height: calc(100dvh - 2 * var(--space-4));
    padding: var(--space-4);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .dialog-head {
    align-items: center;
    margin: 0;
  }
  .dialog-head label {
    flex: 1;
    min-width: 0;
  }
  .name {
    border-color: transparent;
    font-size: var(--text-l);
    font-weight: 600;
  }
  .name:hover {
    border-color: var(--field-line);
  }
  .name[readonly] {
    border-color: transparent;
  }
  figure {
    display: grid;
    flex: 1;
    min-height: 120px;
    overflow: hidden;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  gw-picture {
    height: 68dvh;
    min-height: 0;
  }
  .dialog-foot {
    align-items: center;
    margin: 0;
  }
  .dialog-foot .quiet {
    margin-inline-end: auto;
  }
  a.button {
    text-decoration: none;
  }
  @media (max-width: 720px) {
    dialog {
      width: 100%;
      max-width: none;
      margin: 0;
      height: 100dvh;
      max-height: none;
      border-radius: 0;
    }
    gw-picture {
      height: auto;
    }
    .button {
      min-height: 44px;
    }
    .button.square {
      width: 44px;
    }
    .dialog-foot .quiet {
      width: 100%;
    }
  }
`;
