// What the build does to templates: they mean the same to a browser, and weigh less.

import { describe, expect, test } from 'vitest';
import { slimCss, slimHtml, slimTemplates } from '../../client/build/slim-templates.ts';

const css = (text: string) => slimCss([text])[0];

describe('a style sheet', () => {
  test('loses comments, indentation and what the browser does not need', () => {
    expect(
      css(`
        /* The row. */
        .row,
        .row > li:not(.gone) {
          padding: 0 var(--space-2); /* as the head */
          font: 500 var(--text-m) / 1.2 var(--font);
        }

        @media (max-width: 720px) {
          .row { gap: 4px; }
        }
      `),
    ).toBe(
      '.row,.row > li:not(.gone){padding: 0 var(--space-2);font: 500 var(--text-m) / 1.2 var(--font)}' +
        '@media (max-width: 720px){.row{gap: 4px}}',
    );
  });

  test('keeps a space that means something', () => {
    expect(css('.a .b :hover { margin: 0 -1px }')).toBe('.a .b :hover{margin: 0 -1px }'.replace(' }', '}'));
    expect(css('a/**/b{width: calc(1px + 2px)}')).toBe('a b{width: calc(1px + 2px)}');
    expect(css(':host([hidden]), [hidden]{display: none !important}')).toBe(
      ':host([hidden]),[hidden]{display: none !important}',
    );
  });

  test('keeps what stands in quotes as it is', () => {
    const quoted = `a::after{content: '  ; } /* no */ \\' "'}`;
    expect(css(`\n${quoted}\n`)).toBe(quoted);
    expect(css(`[data-x="a , b"]{x: "\\201C  "}`)).toBe(`[data-x="a , b"]{x: "\\201C  "}`);
  });

  test('keeps a space beside what is put in, unless none is needed', () => {
    expect(slimCss(['\n .a { width: ', '; }\n .b ', ' .c {', '}\n'])).toEqual([
      '.a{width: ',
      '}.b ',
      ' .c{',
      '}',
    ]);
  });

  test('whose comment has no end stops the build', () =>
    expect(() => css('.a{} /* and so on')).toThrow('no end'));
});

test('a template keeps one space where a line ended, and all others', () => {
  expect(slimHtml(['<p>\n    Two  words\n  ', '\n</p>  <b> x </b>'])).toEqual([
    '<p> Two  words ',
    ' </p>  <b> x </b>',
  ]);
});

test('a script that cannot be read stops the build', () =>
  expect(() => slimTemplates('const a = html`<p>;')).toThrow());

test('of a script only its templates change, also inside one another', () => {
  const script = [
    'const words = `as\n   it is`; // css`  a  `',
    'const é = html`<ul>\n  ${list.map((one) => html`<li>\n    ${one} · ${`x\n  y`}\n  </li>`)}\n</ul>`;',
    "const look = css`\n  ${base}\n  .a {\n    content: '\\\\201C';\n  }\n`;",
    'other`\n  x\n`;',
  ].join('\n');
  expect(slimTemplates(script)).toBe(
    [
      'const words = `as\n   it is`; // css`  a  `',
      'const é = html`<ul> ${list.map((one) => html`<li> ${one} · ${`x\n  y`} </li>`)} </ul>`;',
      "const look = css`${base} .a{content: '\\\\201C'}`;",
      'other`\n  x\n`;',
    ].join('\n'),
  );
});
