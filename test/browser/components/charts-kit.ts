// A figure of the report on a page as wide as asked, and what of it cannot be read.

import type { Figure } from '../../../client/components/report/figure.ts';
import '../../../client/components/report/gw-figure.ts';
import type { GwFigure } from '../../../client/components/report/gw-figure.ts';
import { all, settled } from './stage.ts';

export async function showFigure(figure: Figure, width: number): Promise<GwFigure> {
  const main = document.querySelector('main') ?? document.createElement('main');
  const element = document.createElement('gw-figure');
  element.figure = figure;
  element.style.width = `${width}px`;
  element.style.boxSizing = 'border-box';
  main.append(element);
  document.body.append(main);
  await settled();
  // It measures its ground, and draws again.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await settled();
  return element;
}

/** What lies over another text or beyond the drawing, in words; nothing, if all can be read. */
export function unreadable(element: GwFigure): readonly string[] {
  const texts = all<SVGTextElement>('svg.chart text', element).map((text) => ({
    words: text.textContent ?? '',
    box: text.getBoundingClientRect(),
  }));
  const ground = element.renderRoot.querySelector('svg.chart')?.getBoundingClientRect() ?? new DOMRect();
  const beyond = texts.filter(
    ({ box }) => box.left < ground.left - 2 || box.right > ground.right + 2 || box.bottom > ground.bottom + 2,
  );
  const over = texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      return across > 0.5 && down > 2 ? [`"${a.words}" and "${b.words}"`] : [];
    }),
  );
  return [...beyond.map(({ words }) => `"${words}" lies beyond`), ...over];
}
