// A figure as a file: its drawing as SVG or PNG, its table as CSV. A drawing is taken in the light colours, whatever the
// screen shows, with its title and its legend, and with all its looks written into it, so that any program shows it.

import { csvOf } from '../../../shared/csv-out.ts';
import { downloadBlob, downloadText } from '../download-file.ts';
import type { Figure } from './figure.ts';

const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;

const namespace = 'http://www.w3.org/2000/svg';
const margin = 16;
const headHeight = 56;

function shape(name: string, attributes: Readonly<Record<string, string | number>>, words = ''): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.textContent = words;
  return element;
}

/** Title and legend, as they stand over the drawing. */
function headOf({ title, legend }: Figure): readonly SVGElement[] {
  const parts: SVGElement[] = [shape('text', { class: 'total start', x: 0, y: 14 }, title)];
  let x = 0;
  for (const { words, look } of legend) {
    const isLine = look === 'line' || look === 'dash' || look === 'signed';
    parts.push(
      isLine
        ? shape('path', { class: look, d: `M${x} 33H${x + 12}` })
        : shape('rect', { class: look, x, y: 27, width: 12, height: 12, rx: 2 }),
      shape('text', { class: 'start', x: x + 18, y: 37 }, words),
    );
    x += 36 + words.length * 6.6;
  }
  return parts;
}

/** The drawing on its own: `svg.chart` as it stands in its figure. */
export function standaloneSvg(figure: Figure, drawn: SVGSVGElement): string {
  const [, , width = 0, height = 0] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const head = shape('g', {});
  head.append(...headOf(figure));
  const body = shape('g', { transform: `translate(0 ${headHeight})` });
  body.append(...copy.childNodes);
  copy.replaceChildren(head, body);
  // Where its classes mean something, and in light colours: those are chosen at the root, where older browsers have them
  // by the build's own variables, so that a scheme of the ground alone would change nothing. Nobody sees it.
  const { dataset } = document.documentElement;
  const theme = dataset['theme'];
  dataset['theme'] = 'light';
  const ground = document.createElement('div');
  ground.hidden = false;
  ground.style.position = 'absolute';
  ground.style.visibility = 'hidden';
  ground.append(copy);
  drawn.parentNode?.append(ground);
  for (const element of copy.querySelectorAll<SVGElement>('*')) {
    const style = getComputedStyle(element);
    if (element.localName !== 'g')
      for (const look of looks) element.setAttribute(look, style.getPropertyValue(look));
    for (const name of ['class', 'data-mark', 'role', 'tabindex', 'aria-label'])
      element.removeAttribute(name);
  }
  ground.remove();
  if (theme === undefined) delete dataset['theme'];
  else dataset['theme'] = theme;
  const whole = [width + 2 * margin, height + headHeight + 2 * margin] as const;
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${whole[0]} ${whole[1]}`);
  copy.setAttribute('width', String(whole[0]));
  copy.setAttribute('height', String(whole[1]));
  copy.setAttribute('role', 'img');
  copy.removeAttribute('class');
  copy.prepend(
    shape('title', {}, figure.title),
    shape('desc', {}, figure.summary),
    shape('rect', { x: -margin, y: -margin, width: whole[0], height: whole[1], fill: '#ffffff' }),
  );
  return new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/gs, '');
}

export function takeSvg(figure: Figure, drawn: SVGSVGElement): void {
  downloadText(`${figure.name}.svg`, standaloneSvg(figure, drawn), 'image/svg+xml');
}

/** Twice as fine as on the screen. Fails where the browser draws no pictures from SVG. */
export async function takePng(figure: Figure, drawn: SVGSVGElement): Promise<void> {
  const url = URL.createObjectURL(new Blob([standaloneSvg(figure, drawn)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!bytes) throw new Error('the browser made no picture');
    downloadBlob(`${figure.name}.png`, bytes);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function takeCsv({ name, table }: Figure): void {
  const rows = table.rows.map((row) => row.map(({ words, value }) => value ?? words));
  downloadText(`${name}.csv`, csvOf([table.head, ...rows]), 'text/csv');
}
