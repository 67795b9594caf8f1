// Words copied from a page or a document as plain text with Markdown lists, links and headings. The HTML is read in a
// document of its own that runs nothing and loads nothing.

import { addressInLink, safeAddress } from './links.ts';

const silent = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SVG',
  'MATH',
  'IFRAME',
  'OBJECT',
]);
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE DIV DL DD DT FIGURE FOOTER FORM HEADER MAIN NAV P SECTION TABLE TR UL OL LI PRE BLOCKQUOTE H1 H2 H3 H4 H5 H6 HR'.split(
    ' ',
  ),
);
/** Deeper nesting than anybody wrote by hand is read as words only. */
const deepest = 100;

interface Place {
  readonly depth: number;
  /** What stands before each new line: indentation and quote marks. */
  readonly lead: string;
  readonly pre: boolean;
}

class Writer {
  #text = '';
  #gap = 0;

  /** Words go on in their line; several spaces are one, as a page shows them. */
  words(words: string, { lead, pre }: Place): void {
    const shown = pre ? words.replace(/\r\n?/g, '\n') : words.replace(/[\s\u00a0]+/g, ' ');
    const open = this.#text === '' || this.#gap > 0;
    const said = open && !pre ? shown.trimStart() : shown;
    if (said === '') return;
    this.#breakLines(lead);
    const doubled = !pre && this.#text.endsWith(' ') && said.startsWith(' ');
    this.#text += (doubled ? said.slice(1) : said).replaceAll('\n', `\n${lead}`);
  }

  /** The mark of a list point, a heading or a link, as it is. */
  mark(mark: string, { lead }: Place): void {
    this.#breakLines(lead);
    this.#text += mark;
  }

  newLines(count: number): void {
    if (this.#text !== '') this.#gap = Math.max(this.#gap, count);
  }

  /** What follows stands behind the mark that was written last. */
  joinNext(): void {
    this.#gap = 0;
  }

  get text(): string {
    return this.#text.replace(/[ \t]+$/gm, '').trim();
  }

  #breakLines(lead: string): void {
    if (this.#text === '') this.#text = lead;
    else if (this.#gap > 0)
      this.#text = `${this.#text.trimEnd()}\n${`${lead.trimEnd()}\n`.repeat(this.#gap - 1)}${lead}`;
    this.#gap = 0;
  }
}

function link(node: Element, out: Writer, place: Place): void {
  const words = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
  const address = safeAddress(node.getAttribute('href') ?? '');
  if (address === undefined || words === '' || /[[\]]/.test(words) || node.querySelector('img')) {
    inside(node, out, place);
  } else if (words === address || words === address.replace(/\/$/, '')) {
    out.mark(address, place);
  } else {
    out.mark(`[${words}](${addressInLink(address)})`, place);
  }
}

function list(node: Element, out: Writer, place: Place): void {
  const numbered = node.tagName === 'OL';
  let number = Number(node.getAttribute('start') ?? 1) || 1;
  out.newLines(place.lead.trim() === '' && place.lead !== '' ? 1 : 2);
  for (const child of node.childNodes) {
    if (!(child instanceof Element) || child.tagName !== 'LI') {
      visit(child, out, place);
      continue;
    }
    out.newLines(1);
    const box = child.querySelector(':scope > input[type=checkbox], :scope > p > input[type=checkbox]');
    const check = box ? `[${box.hasAttribute('checked') ? 'x' : ' '}] ` : '';
    const mark = numbered ? `${number}. ` : '- ';
    out.mark(`${mark}${check}`, place);
    out.joinNext();
    inside(child, out, { ...place, lead: place.lead + ' '.repeat(mark.length) });
    number += 1;
  }
  out.newLines(2);
}

function inside(node: Node, out: Writer, place: Place): void {
  if (place.depth > deepest) {
    out.words(node.textContent ?? '', place);
    return;
  }
  const inner = { ...place, depth: place.depth + 1 };
  for (const child of node.childNodes) visit(child, out, inner);
}

function visit(node: Node, out: Writer, place: Place): void {
  if (node.nodeType === Node.TEXT_NODE) out.words(node.nodeValue ?? '', place);
  if (!(node instanceof Element) || silent.has(node.tagName.toUpperCase())) return;
  const { tagName } = node;
  if (tagName === 'BR') out.newLines(1);
  else if (tagName === 'A') link(node, out, place);
  else if (tagName === 'UL' || tagName === 'OL') list(node, out, place);
  else if (tagName === 'TD' || tagName === 'TH') cell(node, out, place);
  else if (/^H[1-6]$/.test(tagName)) {
    out.newLines(2);
    out.mark(`${'#'.repeat(Number(tagName[1]))} `, place);
    inside(node, out, place);
    out.newLines(2);
  } else if (tagName === 'BLOCKQUOTE') {
    out.newLines(2);
    inside(node, out, { ...place, lead: `${place.lead}> ` });
    out.newLines(2);
  } else block(node, out, place);
}

function cell(node: Element, out: Writer, place: Place): void {
  if (node.previousElementSibling) out.mark('\t', place);
  inside(node, out, place);
}

/** A paragraph stands apart, every other block begins a line, and what is neither goes on in its line. */
function block(node: Element, out: Writer, place: Place): void {
  const { tagName } = node;
  const gap = tagName === 'P' || tagName === 'PRE' || tagName === 'TABLE' ? 2 : blocks.has(tagName) ? 1 : 0;
  if (gap > 0 && !isFirstInPoint(node)) out.newLines(gap);
  inside(node, out, { ...place, pre: place.pre || tagName === 'PRE' });
  if (gap > 0) out.newLines(gap);
}

const isFirstInPoint = (node: Element) =>
  node.parentElement?.tagName === 'LI' && node.parentElement.firstElementChild === node;

/** The words of some HTML, '' when there are none. */
export function textFromHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const out = new Writer();
  visit(body, out, { depth: 0, lead: '', pre: false });
  return out.text;
}
