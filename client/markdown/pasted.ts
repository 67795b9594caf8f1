// What is on the clipboard, or was dropped, as words: always plain text, also where it holds nothing but HTML.

import { textFromHtml } from './from-html.ts';

/** Undefined where there is plain text, which the field takes as it is, or nothing that could be words. */
export function wordsOfHtmlOnly(data: DataTransfer | null): string | undefined {
  if (!data || data.getData('text/plain') !== '' || data.getData('text/uri-list') !== '') return undefined;
  const html = data.getData('text/html');
  return html === '' || data.files.length > 0 ? undefined : textFromHtml(html);
}
