// The looks of the item panel.

import { css } from 'lit';

export const panelStyles = css`
  :host {
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  section[tabindex] {
    display: flex;
    flex-direction: column;
    height: 100%;
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 48px;
    padding: 0 var(--space-3) 0 var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .key {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 400;
    white-space: nowrap;
  }
  .kind {
    width: auto;
    min-height: 30px;
    padding-block: 2px;
  }
  .end {
    margin-inline-start: auto;
  }
  header .button + .button {
    margin-inline-start: calc(-1 * var(--space-1));
  }
  .scroll {
    /* What nobody sees in it goes with it, and makes nothing around it higher. */
    position: relative;
    overscroll-behavior: contain;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--space-4);
    min-height: 0;
    padding: var(--space-4) var(--space-5) var(--space-5);
    overflow: auto;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    padding: 5px var(--space-3);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  .reopened {
    display: flex;
    gap: var(--space-2);
    align-items: baseline;
    color: var(--ink-2);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .reopened .icon {
    align-self: center;
    width: 14px;
    height: 14px;
  }
  .form {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  h3 {
    margin-bottom: 3px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .kept section {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--line-strong);
    background: var(--sunken);
  }
  .kept section + section {
    margin-top: var(--space-2);
  }
  .kept p {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .attachments li {
    display: flex;
    gap: var(--space-2);
    padding: 3px 0;
  }
  .attachments a {
    min-height: 24px;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  @media (max-width: 720px) {
    header,
    .scroll {
      padding-inline: var(--space-4);
    }
  }
`;
