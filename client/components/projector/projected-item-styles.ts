// The looks of one item in its projected form.

import { css } from 'lit';

export const projectedItemStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-rows: minmax(0, 1fr);
  }
  .room {
    display: flex;
    min-height: 0;
    flex-direction: column;
    justify-content: center;
  }
  .side {
    display: grid;
    min-height: 0;
    align-items: center;
  }
  .side ::slotted(*) {
    margin-inline-start: calc(var(--u) * 72);
  }
  .words > * + * {
    margin-top: calc(var(--u) * 26);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--u) * 6) calc(var(--u) * 18);
    font-size: var(--body);
  }
  .what .glyph {
    width: calc(var(--u) * 52);
    height: calc(var(--u) * 52);
    border-radius: calc(var(--u) * 12);
  }
  .what .glyph .icon {
    width: calc(var(--u) * 32);
    height: calc(var(--u) * 32);
  }
  .kind {
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .kind.story {
    color: var(--story);
  }
  .kind.bug {
    color: var(--bug);
  }
  .kind.task {
    color: var(--task);
  }
  .kind.spike {
    color: var(--spike);
  }
  .place {
    color: var(--ink-2);
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .done {
    color: var(--ok);
    font-weight: 600;
  }
  h1 {
    padding-bottom: 0.08em;
    font-size: calc(var(--u) * var(--size, 96));
    text-wrap: balance;
  }
  .words > h1 {
    margin-top: calc(var(--u) * 16);
  }
  .lead {
    max-width: calc(var(--u) * 1240);
    color: var(--ink-2);
    font-size: calc(var(--u) * 42);
  }
  .lead strong {
    color: var(--ink);
    font-weight: 650;
  }
  .lines {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--u) * 14);
  }
  .pill,
  .more {
    display: flex;
    max-width: 100%;
    align-items: center;
    gap: calc(var(--u) * 12);
    padding: calc(var(--u) * 6) calc(var(--u) * 24);
    border: calc(var(--u) * 2) solid var(--line-strong);
    border-radius: calc(var(--u) * 40);
    font-size: calc(var(--u) * 34);
  }
  .pill .line {
    min-width: 0;
  }
  .pill.done {
    border-color: var(--ok);
    color: var(--ok);
    font-weight: 400;
  }
  .more {
    padding-inline: calc(var(--u) * 8);
    border-color: transparent;
    color: var(--ink-2);
  }
  .pill.new {
    background: var(--accent-soft);
    box-shadow: 0 0 0 calc(var(--u) * 3) var(--accent);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--u) * 8) calc(var(--u) * 44);
    font-size: var(--body);
  }
  .size {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .size.open,
  .waits {
    color: var(--warn);
  }
  .size.up {
    color: var(--danger);
  }
  .size.good {
    color: var(--ok);
  }
  @media (max-aspect-ratio: 1/1) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .side ::slotted(*) {
      margin-inline-start: 0;
      margin-top: calc(var(--u) * 40);
    }
  }
`;
