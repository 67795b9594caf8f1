// A real mouse and a real finger on the page: the browser itself makes the events, as it does for a person's, with all
// that follows from them: the click, the scroll, the pointer that is taken away.

import { cdp } from 'vitest/browser';

interface Protocol {
  send(method: string, parameters?: unknown): Promise<unknown>;
}

const protocol = (): Protocol => cdp();

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The page of a test stands in a frame, drawn smaller where the window has no room for it. */
function inWindow({ x, y }: Spot): Spot {
  const frame = window.frameElement?.getBoundingClientRect();
  if (!frame) return { x, y };
  const scale = frame.width / innerWidth;
  return { x: frame.left + x * scale, y: frame.top + y * scale };
}

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** So many frames, as a hand that waits. */
export async function frames(many: number): Promise<void> {
  for (let i = 0; i < many; i += 1) await nextFrame();
}

/** A point of an element: its middle, or so many pixels from its upper left corner. */
export function spotOf(element: Element, right?: number, down?: number): Spot {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + (right ?? width / 2), y: top + (down ?? height / 2) };
}

export class Mouse {
  #at: Spot = { x: 1, y: 1 };

  async press(spot: Spot): Promise<void> {
    this.#at = spot;
    await this.#send('mouseMoved', 0);
    await this.#send('mousePressed', 1);
  }

  /** Moves there in steps, as hands do. */
  async moveTo(spot: Spot, steps = 6): Promise<void> {
    const from = this.#at;
    for (let i = 1; i <= steps; i += 1) {
      const share = i / steps;
      this.#at = { x: from.x + (spot.x - from.x) * share, y: from.y + (spot.y - from.y) * share };
      await this.#send('mouseMoved', 1);
    }
    await nextFrame();
  }

  async letUp(): Promise<void> {
    await this.#send('mouseReleased', 0);
    await nextFrame();
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    await this.press(from);
    await this.moveTo(to);
    await this.letUp();
  }

  #send(type: string, buttons: number): Promise<unknown> {
    const button = type === 'mouseMoved' && buttons === 0 ? 'none' : 'left';
    return protocol().send('Input.dispatchMouseEvent', {
      ...inWindow(this.#at),
      type,
      button,
      buttons,
      clickCount: 1,
    });
  }
}

export class Finger {
  #at: Spot = { x: 1, y: 1 };

  async touch(spot: Spot): Promise<void> {
    this.#at = spot;
    await this.#send('touchStart', [inWindow(spot)]);
  }

  async moveTo(spot: Spot, steps = 8): Promise<void> {
    const from = this.#at;
    for (let i = 1; i <= steps; i += 1) {
      const share = i / steps;
      this.#at = { x: from.x + (spot.x - from.x) * share, y: from.y + (spot.y - from.y) * share };
      await this.#send('touchMove', [inWindow(this.#at)]);
      await nextFrame();
    }
  }

  async lift(): Promise<void> {
    await this.#send('touchEnd', []);
    await nextFrame();
  }

  #send(type: string, touchPoints: readonly Spot[]): Promise<unknown> {
    return protocol().send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/**
 * From now on the page is one that is touched, as on a phone; false: no more. Where the machine has no mouse of its own the
 * browser then knows of none: what shows only under one is seen for the rest of the file.
 */
export const setTouchScreen = (enabled: boolean): Promise<unknown> =>
  protocol().send('Emulation.setTouchEmulationEnabled', { enabled });
