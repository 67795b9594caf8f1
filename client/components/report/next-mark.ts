// Where an arrow key leads from a mark: to the nearest one that lies that way on the screen.

interface Placed {
  getBoundingClientRect(): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
}

const middle = (one: Placed): readonly [x: number, y: number] => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
};

/** Along the way an arrow points, and across it. */
const ways: Readonly<Record<string, (dx: number, dy: number) => readonly [along: number, across: number]>> = {
  ArrowRight: (dx, dy) => [dx, dy],
  ArrowLeft: (dx, dy) => [-dx, dy],
  ArrowDown: (dx, dy) => [dy, dx],
  ArrowUp: (dx, dy) => [-dy, dx],
};

/** Undefined where there is none that way, or the key is another. Home and End lead to the first and the last. */
export function nextMark<Mark extends Placed>(
  marks: readonly Mark[],
  from: Mark,
  key: string,
): Mark | undefined {
  if (key === 'Home') return marks[0];
  if (key === 'End') return marks.at(-1);
  const way = ways[key];
  if (!way) return undefined;
  const [x, y] = middle(from);
  const ahead = marks.flatMap((mark) => {
    const [mx, my] = middle(mark);
    const [along, across] = way(mx - x, my - y);
    // What lies rather beside than ahead is not meant, except a little: bars stand at their own heights.
    return along > 1 ? [{ mark, far: along + 3 * Math.abs(across) }] : [];
  });
  const [nearest] = ahead.sort((a, b) => a.far - b.far);
  return nearest?.mark;
}
