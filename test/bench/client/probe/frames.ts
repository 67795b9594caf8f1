// The frames of a gesture: the gaps between the frames that the browser gave out, and those after a drop.

export interface Gaps {
  readonly all: readonly number[];
  /** From the gap in which the mouse was let go. */
  readonly afterDrop: readonly number[];
}

const drops = ['drop', 'pointerup'] as const;

export class Frames {
  readonly #stamps: number[] = [];
  #droppedAt = Infinity;
  #over = false;

  constructor() {
    for (const type of drops) addEventListener(type, this.#onDrop, { capture: true });
    requestAnimationFrame(this.#frame);
  }

  end(): Gaps {
    this.#over = true;
    for (const type of drops) removeEventListener(type, this.#onDrop, { capture: true });
    const gaps = this.#stamps
      .slice(1)
      .map((stamp, i) => ({ until: stamp, length: stamp - (this.#stamps[i] ?? stamp) }));
    return {
      all: gaps.map(({ length }) => length),
      afterDrop: gaps.filter(({ until }) => until > this.#droppedAt).map(({ length }) => length),
    };
  }

  readonly #frame = (stamp: number): void => {
    this.#stamps.push(stamp);
    if (!this.#over) requestAnimationFrame(this.#frame);
  };

  readonly #onDrop = ({ timeStamp }: Event): void => {
    this.#droppedAt = Math.min(this.#droppedAt, timeStamp);
  };
}
