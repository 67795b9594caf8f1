// Stands in the page for lib0/logging, through which Yjs says its few warnings: that one prints in colours, and brings what
// it needs to build elements for them. Only what Yjs names is here.

const mark = '';
export const BOLD = mark;
export const UNBOLD = mark;
export const RED = mark;
export const ORANGE = mark;

export const print = (...words: readonly unknown[]): void => {
  // oxlint-disable-next-line no-console -- a warning of the library
  console.log(...words);
};

export const warn = (...words: readonly unknown[]): void => {
  // oxlint-disable-next-line no-console -- a warning of the library
  console.warn(...words);
};
