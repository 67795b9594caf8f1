// The looks of rendered words: a text in the size of its field, headings one step smaller than elsewhere.

import { css } from 'lit';

export const markdownStyles = css`
  :host {
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .plain {
    white-space: pre-wrap;
  }
  .words > * + * {
    margin-top: var(--space-2);
  }
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 650;
    line-height: 1.35;
  }
  h3 {
    font-size: var(--text-l);
  }
  h5,
  h6 {
    color: var(--ink-2);
  }
  ul,
  ol {
    padding-inline-start: 1.5em;
  }
  ul {
    list-style: disc;
  }
  ul ul {
    list-style: circle;
  }
  ol {
    list-style: decimal;
  }
  li + li,
  li > ul,
  li > ol {
    margin-top: 2px;
  }
  li[data-task] {
    list-style: none;
    text-indent: -1.35em;
  }
  li[data-task] > * {
    text-indent: 0;
  }
  li > p + p {
    margin-top: var(--space-1);
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--sunken);
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.92em;
  }
  pre {
    margin: 0;
    padding: var(--space-2);
    border-radius: var(--radius-s);
    background: var(--sunken);
    white-space: pre-wrap;
  }
  pre code {
    padding: 0;
    background: none;
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--line-strong);
    color: var(--ink-2);
  }
  blockquote > * + * {
    margin-top: var(--space-1);
  }
  hr {
    margin: var(--space-1) 0;
    border: 0;
    border-top: 1px solid var(--line-strong);
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    min-width: 5ch;
    padding: 3px var(--space-2);
    border: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    background: var(--sunken);
    font-weight: 600;
  }
  [align='center'] {
    text-align: center;
  }
  [align='right'] {
    text-align: end;
  }
  img {
    display: block;
    max-width: 100%;
    border-radius: var(--radius-s);
  }
  img:not([src]) {
    padding: var(--space-2);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .more {
    margin-top: var(--space-2);
  }
`;
