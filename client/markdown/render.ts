// Markdown as elements of the page. Two walls: the renderer writes only what the team may use (HTML in the words is
// shown as it was typed, so that `Map<Id>` stays readable), and DOMPurify lets through only that. Nothing here loads
// anything from another origin. Loaded when the first words are shown.

import createPurifier from 'dompurify';
import { Marked, type Token, type Tokens } from 'marked';
import { isPictureHash } from '../../shared/picture.ts';
import { safeAddress } from './links.ts';

const tags =
  'p br strong em del code pre blockquote ul ol li h3 h4 h5 h6 hr table thead tbody tr th td a img'.split(
    ' ',
  );
const attributes = ['href', 'title', 'align', 'start', 'alt', 'data-picture', 'data-task'];

const purifier = createPurifier(window);

/** Elements of what the renderer wrote: only the tags and attributes above, links only to web pages and mail. */
export function sanitise(html: string): DocumentFragment {
  return purifier.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    // Of all others the value, too, would have to be an address.
    ADD_URI_SAFE_ATTR: ['start', 'align', 'data-picture', 'data-task'],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const asTyped = (text: string) => escaped(text).replaceAll('\n', '<br>');

const picture = /^picture:(.*)$/i;

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html({ text, block }: Tokens.HTML | Tokens.Tag): string {
      if (/^<br ?\/?>$/i.test(text.trim())) return '<br>';
      return block ? `<p>${asTyped(text.trimEnd())}</p>` : asTyped(text);
    },
    heading({ tokens, depth }: Tokens.Heading): string {
      // The item's own headings stand above these.
      const level = Math.min(6, depth + 2);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    link({ href, title, tokens, raw }: Tokens.Link): string {
      const address = safeAddress(href);
      if (address === undefined) return asTyped(raw);
      const words = this.parser.parseInline(tokens);
      return `<a href="${escaped(address)}" title="${escaped(title ?? address)}">${words}</a>`;
    },
    image({ href, text, raw }: Tokens.Image): string {
      const hash = picture.exec(href)?.[1];
      if (isPictureHash(hash)) return `<img data-picture="${hash}" alt="${escaped(text || 'Picture')}">`;
      // A picture from elsewhere would tell a stranger who reads the board: a link tells nobody.
      const address = safeAddress(href);
      if (address === undefined) return asTyped(raw);
      return `<a href="${escaped(address)}" title="${escaped(address)}">${escaped(text || address)}</a>`;
    },
    listitem({ task, tokens }: Tokens.ListItem): string {
      return `<li${task ? ' data-task' : ''}>${this.parser.parse(tokens)}</li>\n`;
    },
    checkbox: ({ checked }: Tokens.Checkbox): string => (checked ? '☑ ' : '☐ '),
  },
});

/** One paragraph, list, table … of the words, and where it stands in them. */
export interface Block {
  readonly at: number;
  readonly raw: string;
  readonly element: HTMLElement;
}

const fallback = (raw: string): Block['element'] => {
  const element = document.createElement('div');
  element.className = 'plain';
  element.textContent = raw;
  return element;
};

function elementOf(token: Token): HTMLElement {
  const element = document.createElement('div');
  try {
    element.append(sanitise(marked.parser([token])));
  } catch {
    // Nested deeper than a page can be: the words as they are.
    return fallback(token.raw);
  }
  for (const link of element.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const table of element.querySelectorAll('table')) {
    // A table may be wider than the field: it scrolls by keyboard too.
    const frame = document.createElement('div');
    frame.className = 'table';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', 'Table');
    table.replaceWith(frame);
    frame.append(table);
  }
  return element;
}

/** A hundred lists and quotes inside each other come from nobody's hand and cost more time than anybody waits. */
const nested = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){100}/m;

/** So do paragraphs of this many characters and signs: the search for pairs of signs takes the square of their number. */
const isTooHard = (text: string): boolean =>
  nested.test(text) ||
  text
    .split(/\n[ \t]*\n/)
    .some((part) => part.length > 20_000 && (part.match(/[*_~[]/g)?.length ?? 0) > 2000);

/**
 * The words in blocks. Those of `before` whose words are the same are taken over as they are, so that others' typing
 * draws one block anew. Never throws: what cannot be rendered is shown as plain words.
 */
export function render(words: string, before: readonly Block[] = []): readonly Block[] {
  const text = words.replace(/\r\n?/g, '\n');
  let tokens: readonly Token[];
  try {
    if (isTooHard(text)) throw new RangeError('too hard to render');
    tokens = marked.lexer(text);
  } catch {
    return [{ at: 0, raw: words, element: fallback(words) }];
  }
  // A definition of a link says what other blocks mean.
  const mayKeep = ![...tokens, ...before].some(({ raw }) => /^ {0,3}\[[^\]]+\]:/m.test(raw));
  const known = new Map<string, HTMLElement[]>();
  for (const { raw, element } of mayKeep ? before : []) known.set(raw, [...(known.get(raw) ?? []), element]);
  const blocks: Block[] = [];
  let at = 0;
  for (const token of tokens) {
    const { raw } = token;
    if (token.type !== 'space' && token.type !== 'def')
      blocks.push({ at, raw, element: known.get(raw)?.shift() ?? elementOf(token) });
    at += raw.length;
  }
  return blocks;
}
