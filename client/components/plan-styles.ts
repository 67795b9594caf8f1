// The looks of the Plan view: two backlogs and the sprint beside each other, or one of them under its tab.

import { css } from 'lit';

export const planStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }
  .parts {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(230px, 1fr) minmax(240px, 1.06fr) minmax(340px, 2.8fr);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
    border-top: 1px solid var(--line);
  }
  :host([narrow]) .parts {
    grid-template-columns: minmax(0, 1fr);
  }
  .part {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .part > * {
    flex: 1;
    min-height: 0;
  }
  gw-plan-surprises,
  .part > gw-plan-surprises {
    flex: none;
  }
  .part.product,
  .part.technical {
    border-inline-end: 1px solid var(--line);
  }
  :host([narrow]) .part {
    border: 0;
  }
  .refusal {
    margin: var(--space-2) var(--space-4);
  }
  .tabs {
    display: flex;
    gap: var(--space-1);
    padding: 0 var(--space-2) var(--space-2);
  }
  .tabs button {
    flex: 1;
    min-height: 44px;
    padding: 0 var(--space-2);
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink-2);
    font: 500 var(--text-m) / 1.2 var(--font);
    cursor: pointer;
  }
  .tabs button[aria-selected='true'] {
    background: var(--sunken);
    color: var(--ink);
    font-weight: 650;
  }
  /* On paper the sprint stands first, over the whole width, and what is not planned under it. */
  @media print {
    :host {
      display: block;
      overflow: visible;
    }
    .parts,
    :host([narrow]) .parts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: none;
      gap: var(--space-4);
      border: 0;
    }
    .part,
    .part[hidden] {
      display: block;
    }
    .part.product,
    .part.technical {
      border: 0;
    }
    .part.sprint {
      grid-column: 1 / -1;
      order: -1;
    }
    .tabs,
    gw-plan-surprises {
      display: none;
    }
  }
`;
