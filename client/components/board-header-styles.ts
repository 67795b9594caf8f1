// The looks of the head of a board.

import { css } from 'lit';

export const boardHeaderStyles = css`
  .top,
  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: 0 var(--space-4);
  }
  .top {
    min-height: 52px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .bar {
    min-height: 46px;
    padding-top: var(--space-1);
  }
  .home {
    display: grid;
    flex: none;
    width: 28px;
    height: 28px;
    place-items: center;
    border-radius: 7px;
    background: var(--accent);
    color: var(--accent-ink);
  }
  h1 {
    flex: 0 1 auto;
    min-width: 0;
    font-size: 15px;
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  h1 input {
    width: 100%;
    max-width: 36ch;
    min-height: 32px;
    padding: 2px 6px;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    font-size: max(1em, var(--text-field));
    text-overflow: ellipsis;
    field-sizing: content;
  }
  h1 input:hover {
    background: var(--sunken);
  }
  .end {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-inline-start: auto;
  }
  .search {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 210px;
    min-height: 32px;
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--page);
    color: var(--ink-2);
    font: 400 var(--text-m) / 1.2 var(--font);
    cursor: text;
  }
  .search kbd {
    margin-inline-start: auto;
    opacity: 1;
  }
  .search:hover {
    border-color: var(--line-strong);
  }
  nav {
    display: flex;
    gap: 2px;
    margin-inline-start: var(--space-2);
  }
  nav a {
    padding: 6px 11px;
    border-radius: var(--radius-s);
    color: var(--ink-2);
    font-weight: 500;
    text-decoration: none;
  }
  nav a:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  nav a[aria-current] {
    background: var(--sunken);
    color: var(--ink);
  }
  /* The kinds give way as a whole where the sprint needs their room: beside the strut or, unseen, below it. */
  .kinds {
    display: flex;
    flex: 0 100000 auto;
    flex-wrap: wrap;
    min-width: 0;
    height: 22px;
    margin-inline-start: auto;
    overflow: hidden;
  }
  .kinds i {
    width: 1px;
    height: 100%;
  }
  .kinds + .end {
    flex: none;
  }
  @media (min-width: 1181px) {
    .kinds + .end {
      margin-inline-start: 0;
    }
  }
  .legend {
    display: flex;
    flex: none;
    align-items: center;
    height: 100%;
    gap: var(--space-3);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: var(--space-2) var(--space-4) 0;
    padding: 4px var(--space-3);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  .cut-off {
    background: var(--danger-soft);
    color: var(--danger);
  }
  @media (max-width: 1180px) {
    .kinds,
    .present .word {
      display: none;
    }
    .present {
      width: 36px;
      padding: 0;
    }
  }
  @media (max-width: 1100px) {
    .search {
      min-width: 0;
      border-color: transparent;
      background: none;
      cursor: pointer;
    }
    .search .word {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .search kbd {
      display: none;
    }
  }
  /* On a phone: the board's name first, views and tools below it, then the sprint. */
  @media (max-width: 720px) {
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
      padding: 6px var(--space-3);
      border-bottom: 1px solid var(--line);
      background: var(--surface);
    }
    .top,
    .bar {
      display: contents;
    }
    .top .end {
      gap: var(--space-1);
    }
    kbd,
    .present,
    .share .word {
      display: none;
    }
    /* All that the buttons beside it leave, however many they are: the views go into the next row. */
    h1 {
      flex: 1 1 45px;
      min-width: 0;
    }
    .top::after {
      content: '';
      flex: 0 0 100%;
      height: 0;
      margin-top: calc(-1 * var(--space-1));
    }
    nav {
      order: 1;
      margin-inline-start: -8px;
    }
    nav a {
      padding-inline: 8px;
    }
    .bar .end {
      order: 1;
      gap: var(--space-1);
    }
    gw-sprint-strip {
      order: 2;
      flex: 1 1 100%;
    }
    .notice {
      order: 3;
      margin: 0;
    }
    :host([narrow]) :is(nav, .bar .end, gw-sprint-strip) {
      display: none;
    }
    .share {
      width: 36px;
      padding: 0;
    }
  }
  /* The four views and the tools stand in one row. */
  @media (max-width: 430px) {
    .new .word {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .new {
      width: 44px;
      padding: 0;
    }
  }
  @media (max-width: 374px) {
    nav {
      gap: 0;
    }
    nav a {
      padding-inline: 5px;
    }
  }
`;
