// Takes out of Lit's templates what only people read: comments and indentation in css, indentation in html. In html a run
// of white space never goes altogether, since beside words it is seen.

import { parseSync, Visitor, type Plugin } from 'vite';

/** White space or a comment; a text in quotes; any other sign. */
const token = /(\s+|\/\*[\s\S]*?\*\/)|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[\s\S]/g;
/** White space beside these means nothing. */
const firm = ['{', '}', ';', ','];

/** The parts of a style sheet between its `${…}`, without what the browser does not need. */
export function slimCss(parts: readonly string[]): string[] {
  return parts.map((part, index) => {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    let slim = '';
    let space = false;
    const last = () => slim.at(-1) ?? (isFirst ? '{' : '');
    for (const [piece, blank] of part.matchAll(token)) {
      if (blank !== undefined) {
        space = true;
        continue;
      }
      const before = last();
      if (before === '/' && piece === '*' && !space) throw new Error('a comment in a style sheet has no end');
      if (piece === '}' && before === ';') slim = slim.slice(0, -1);
      if (space && !firm.includes(piece) && !firm.includes(before)) slim += ' ';
      slim += piece;
      space = false;
    }
    return space && !isLast && !firm.includes(last()) ? `${slim} ` : slim;
  });
}

/** The parts of a template between its `${…}`, with one space for each line break and its indentation. */
export const slimHtml = (parts: readonly string[]): string[] =>
  parts.map((part) => part.replaceAll(/\s*\n\s*/g, ' '));

const ways = new Map([
  ['css', slimCss],
  ['html', slimHtml],
  ['svg', slimHtml],
]);

/** A script with all of its templates slim. */
export function slimTemplates(code: string): string {
  const { program, errors } = parseSync('script.js', code);
  if (errors[0]) throw new Error(`a script cannot be read: ${errors[0].message}`);
  const pieces: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      const way = tag.type === 'Identifier' ? ways.get(tag.name) : undefined;
      if (!way) return;
      const slim = way(quasi.quasis.map(({ value }) => value.raw));
      quasi.quasis.forEach(({ start, end, value }, at) => {
        // What stands there is what was parsed, or the places would be wrong.
        const from = code.indexOf(value.raw, start);
        if (from < 0 || from + value.raw.length > end)
          throw new Error('a template is not where it is said to be');
        pieces.push({ start: from, end: from + value.raw.length, text: slim[at] ?? '' });
      });
    },
  }).visit(program);
  let slim = '';
  let done = 0;
  for (const { start, end, text } of pieces.sort((a, b) => a.start - b.start)) {
    slim += code.slice(done, start) + text;
    done = end;
  }
  return slim + code.slice(done);
}

/** `root` is the folder of the page's source. */
export function slimmed(root: string): Plugin {
  return {
    name: 'groundwork-slim-templates',
    apply: 'build',
    transform: {
      filter: { id: { include: `${root}/**/*.ts`, exclude: '**/node_modules/**' } },
      handler: (code) => ({ code: slimTemplates(code), map: null }),
    },
  };
}
