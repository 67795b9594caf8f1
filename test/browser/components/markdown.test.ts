// Rendered words: what is written is shown, nothing of it runs or loads anything, and what cannot be rendered is shown
// as it was typed.

import { assert, property, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GwMarkdown } from '../../../client/components/gw-markdown.ts';
import '../../../client/components/gw-markdown.ts';
import { textFromHtml } from '../../../client/markdown/from-html.ts';
import { placeInSource } from '../../../client/markdown/place-in-words.ts';
import { render, sanitise } from '../../../client/markdown/render.ts';
import { hostileHtml, hostileWords } from './hostile-markdown.ts';

const rendered = (words: string): HTMLElement => {
  const box = document.createElement('div');
  box.append(...render(words).map(({ element }) => element));
  return box;
};

/** As HTML, without the frames around blocks. */
const htmlOf = (words: string): string =>
  render(words)
    .map(({ element }) => element.innerHTML.trim())
    .join('\n');

afterEach(() => document.body.replaceChildren());

describe('rendered words', () => {
  it.each([
    ['# One', '<h3>One</h3>'],
    ['#### Four', '<h6>Four</h6>'],
    ['a **b** *c* `d` ~~e~~', '<p>a <strong>b</strong> <em>c</em> <code>d</code> <del>e</del></p>'],
    ['a\nb', '<p>a<br>b</p>'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['3. one', '<ol start="3">\n<li>one</li>\n</ol>'],
    ['- [x] one\n- [ ] two', '<ul>\n<li data-task="">☑ one</li>\n<li data-task="">☐ two</li>\n</ul>'],
    ['> so', '<blockquote>\n<p>so</p>\n</blockquote>'],
    ['```\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
    ['Map<Id> and <T>', '<p>Map&lt;Id&gt; and &lt;T&gt;</p>'],
    ['a<br>b', '<p>a<br>b</p>'],
    ['<!-- not lost -->', '<p>&lt;!-- not lost --&gt;</p>'],
  ])('%j', (words, html) => {
    expect(htmlOf(words)).toBe(html);
  });

  it('opens links in a new tab that knows nothing of this page, and says where they lead', () => {
    const [link, bare, mail] = rendered(
      '[plan](https://a.example/x) https://b.example m@c.example',
    ).querySelectorAll('a');
    for (const one of [link, bare, mail]) {
      expect(one?.target).toBe('_blank');
      expect(one?.rel).toBe('noopener noreferrer');
    }
    expect(link?.href).toBe('https://a.example/x');
    expect(link?.title).toBe('https://a.example/x');
    expect(bare?.href).toBe('https://b.example/');
    expect(mail?.href).toBe('mailto:m@c.example');
  });

  it('shows a picture of the board, and of any other only a link', () => {
    const hash = 'a'.repeat(64);
    const box = rendered(`![Plan](picture:${hash}) ![far](https://far.example/x.png)`);
    const [img] = box.querySelectorAll('img');
    expect(img?.dataset['picture']).toBe(hash);
    expect(img?.alt).toBe('Plan');
    expect(img?.hasAttribute('src')).toBe(false);
    expect(box.querySelectorAll('img').length).toBe(1);
    expect(box.querySelector('a')?.textContent).toBe('far');
  });

  it('takes over blocks that did not change, and tells where each stands', () => {
    const before = render('one\n\n- two\n\nthree');
    const after = render('one\n\n- two, more\n\nthree', before);
    expect(after[0]?.element).toBe(before[0]?.element);
    expect(after[1]?.element).not.toBe(before[1]?.element);
    expect(after.map(({ at }) => at)).toEqual([0, 5, 18]);
    const linked = render('[a]: https://a.example\n\n[a]');
    expect(render('[a]: https://b.example\n\n[a]', linked)[0]?.element.innerHTML).toContain('b.example');
  });

  it('shows as typed what is nested too deep or would take too long', () => {
    for (const hard of [
      '> '.repeat(20_000),
      '- '.repeat(20_000),
      'a**b'.repeat(50_000),
      '['.repeat(100_000),
    ]) {
      const since = performance.now();
      const box = rendered(hard);
      expect(performance.now() - since).toBeLessThan(1500);
      expect(box.textContent?.length).toBeGreaterThan(0);
    }
    expect(rendered('> '.repeat(20_000)).textContent).toBe('> '.repeat(20_000));
  });

  it('loses no letter and throws on nothing', () => {
    const letters = string({ unit: 'grapheme', maxLength: 60 });
    assert(
      property(letters, (words) => {
        const said = rendered(words).textContent ?? '';
        // Words of letters and digits all stand there, whatever signs are between them.
        for (const word of words.match(/[\p{L}\p{N}]{2,}/gu) ?? []) expect(said).toContain(word);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile words', () => {
  const asked: string[] = [];
  const alarm = vi.fn();
  let watch: PerformanceObserver;

  beforeEach(() => {
    asked.length = 0;
    alarm.mockClear();
    Object.assign(globalThis, { alarm });
    watch = new PerformanceObserver((list) => asked.push(...list.getEntries().map(({ name }) => name)));
    watch.observe({ type: 'resource' });
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => asked.push(blockedURI));
  });

  /** Everything on the page that could act on its own, or leads where it should not. */
  function dangers(box: ParentNode): string[] {
    const found: string[] = [];
    const allowed = new Set(
      'DIV P BR STRONG EM DEL CODE PRE BLOCKQUOTE UL OL LI H3 H4 H5 H6 HR TABLE THEAD TBODY TR TH TD A IMG'.split(
        ' ',
      ),
    );
    for (const element of box.querySelectorAll('*')) {
      if (!allowed.has(element.tagName)) found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        const isFrame = element.className === 'table' || element.className === 'plain';
        const known = [
          'href',
          'title',
          'align',
          'start',
          'alt',
          'data-picture',
          'data-task',
          'target',
          'rel',
        ];
        if (!isFrame && !known.includes(name)) found.push(`${name}=${value}`);
        if (name === 'href' && !/^(?:https?:\/\/|mailto:)/i.test(value)) found.push(`${name}=${value}`);
      }
    }
    return found;
  }

  async function quiet(box: HTMLElement): Promise<void> {
    document.body.append(box);
    for (const element of box.querySelectorAll<HTMLElement>('*')) {
      if (element instanceof HTMLAnchorElement)
        element.addEventListener('click', (event) => event.preventDefault());
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.click();
    }
    // Two frames: whatever wanted to load or to fail has begun to.
    for (let i = 0; i < 2; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(dangers(box)).toEqual([]);
    expect(alarm).not.toHaveBeenCalled();
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
    box.remove();
  }

  it.each(hostileWords)('run and load nothing: %s', async (words) => {
    await quiet(rendered(words));
  });

  it.each(hostileHtml)('come through the sanitiser without harm: %s', async (html) => {
    const box = document.createElement('div');
    box.append(sanitise(html));
    await quiet(box);
  });

  it('run and load nothing all together', async () => {
    await quiet(rendered(hostileWords.join('\n\n')));
    await quiet(rendered(hostileWords.join(' ')));
  });

  it('do nothing when they are pasted', async () => {
    for (const html of [...hostileHtml, ...hostileWords]) textFromHtml(html);
    await quiet(document.createElement('div'));
  });
});

describe('gw-markdown', () => {
  async function show(words: string): Promise<GwMarkdown> {
    const element = document.createElement('gw-markdown');
    element.words = words;
    document.body.append(element);
    await expect.poll(() => element.shadowRoot?.querySelector('.words')?.className.trim()).toBe('words');
    return element;
  }

  const box = (element: GwMarkdown) => element.shadowRoot?.querySelector('.words') as HTMLElement;

  it('shows the beginning of a long text, and all of it on request', async () => {
    const element = await show('A paragraph of some words.\n\n'.repeat(4000));
    expect(box(element).children.length).toBeLessThan(800);
    const more = element.shadowRoot?.querySelector('button');
    expect(more?.textContent).toContain('Show all (93 thousand characters more)');
    more?.click();
    await element.updateComplete;
    expect(box(element).children.length).toBe(4000);
    expect(element.shadowRoot?.querySelector('button')).toBe(null);
  });

  it('draws anew only the block in which somebody types', async () => {
    const element = await show('one\n\ntwo\n\nthree');
    const [one, two, three] = box(element).children;
    element.words = 'one\n\ntwo more\n\nthree';
    await element.updateComplete;
    expect(box(element).children[0]).toBe(one);
    expect(box(element).children[1]).not.toBe(two);
    expect(box(element).children[2]).toBe(three);
  });

  it('tells where in the words somebody pressed', async () => {
    const words = 'Some **bold** words.\n\n- first point\n- second point\n\n> quoted';
    const element = await show(words);
    const at = (needle: string, inside: number) => {
      const walker = document.createTreeWalker(box(element), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const found = node.data.indexOf(needle);
        if (found < 0) continue;
        const range = document.createRange();
        range.setStart(node, found + inside);
        range.setEnd(node, found + inside + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return element.placeAt(left + 0.5, top + height / 2);
      }
      throw new Error(`no ${needle}`);
    };
    expect(at('words', 2)).toBe(words.indexOf('words') + 2);
    expect(at('bold', 1)).toBe(words.indexOf('bold') + 1);
    expect(at('second', 3)).toBe(words.indexOf('second') + 3);
    expect(at('quoted', 0)).toBe(words.indexOf('quoted'));
    expect(element.placeAt(-10, -10)).toBe(words.length);
  });

  it('finds a place behind signs and entities', () => {
    expect(placeInSource('a [link](https://a.example) b', 'a link b')).toBe(29);
    expect(placeInSource('- [x] done', '☑ do')).toBe(8);
    expect(placeInSource('a &amp; b', 'a & b')).toBe(9);
    expect(placeInSource('## Head', '')).toBe(3);
    expect(placeInSource('- one\n- two', '\none\n')).toBe(8);
  });
});

describe('HTML from elsewhere', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<div>one</div><div>two</div>', 'one\ntwo'],
    [
      '<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul><p>after</p>',
      '- one\n- two\n  - inner\n\nafter',
    ],
    ['<ol start="3"><li>one</li><li><p>two</p></li></ol>', '3. one\n4. two'],
    ['<a href="https://a.example/x">the plan</a>', '[the plan](https://a.example/x)'],
    ['<a href="https://a.example/x_(1)">the plan</a>', '[the plan](https://a.example/x_%281%29)'],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ['<a href="javascript:alarm()">the plan</a>', 'the plan'],
    ['<h2>Head</h2><p>a  <b>b</b>\n c</p>', '## Head\n\na b c'],
    ['<ul><li><input type="checkbox" checked> done</li></ul>', '- [x] done'],
    ['<blockquote><p>said</p><p>so</p></blockquote>', '> said\n>\n> so'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>', 'a\tb\n1\t2'],
    ['a<br>b', 'a\nb'],
    ['<script>alarm()</script><style>p{}</style>words', 'words'],
    ['<meta charset="utf-8"><span>from an office</span>', 'from an office'],
    ['', ''],
  ])('%s', (html, words) => {
    expect(textFromHtml(html)).toBe(words);
  });
});
