// The carets of others in a long text: a thin bar in the person's colour, their name while they move, and a tint over
// what they have selected. They lie in layers over the text and under it, so that nothing of them stands between the
// letters: lines wrap as without them, and an input method is not disturbed. Where a caret stands is the shared text's
// business; what arrives as one may be anything.

import { EditorSelection, StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, RectangleMarker, layer, type LayerMarker } from '@codemirror/view';
import { callName } from '../item-words.ts';
import { colourClass } from '../templates.ts';

export interface Caret {
  readonly name: string;
  readonly colour: number;
  readonly anchor: number;
  readonly head: number;
  /** Nothing was heard of the person for a while. */
  readonly idle: boolean;
}

/** A caret, and how often it was moved by its person: the name shows anew each time. */
interface Placed extends Caret {
  readonly moves: number;
}

/** The name covers what stands above the caret, unless one's own caret is there: then it stands below. */
class CaretMarker implements LayerMarker {
  readonly #caret: Placed;
  readonly #left: number;
  readonly #top: number;
  readonly #height: number;
  readonly #below: boolean;

  constructor(caret: Placed, { left, top, height }: RectangleMarker, below: boolean) {
    this.#caret = caret;
    this.#left = left;
    this.#top = top;
    this.#height = height;
    this.#below = below;
  }

  eq(other: CaretMarker): boolean {
    return (
      this.#isOf(other) &&
      other.#left === this.#left &&
      other.#top === this.#top &&
      other.#height === this.#height &&
      other.#below === this.#below &&
      other.#caret.idle === this.#caret.idle
    );
  }

  draw(): HTMLElement {
    const bar = document.createElement('div');
    const name = document.createElement('span');
    name.className = 'other-name';
    name.textContent = callName(this.#caret.name);
    bar.append(name);
    this.#place(bar);
    return bar;
  }

  update(bar: HTMLElement, before: CaretMarker): boolean {
    if (!this.#isOf(before)) return false;
    this.#place(bar);
    return true;
  }

  #isOf(other: CaretMarker): boolean {
    const { name, colour, moves } = other.#caret;
    return name === this.#caret.name && colour === this.#caret.colour && moves === this.#caret.moves;
  }

  #place(bar: HTMLElement): void {
    const { colour, idle } = this.#caret;
    bar.className = `other-caret ${colourClass(colour)} ${idle ? 'idle' : ''} ${this.#below ? 'below' : ''}`;
    bar.style.left = `${this.#left}px`;
    bar.style.top = `${this.#top}px`;
    bar.style.height = `${this.#height}px`;
  }
}

export const setCarets = StateEffect.define<readonly Caret[]>();

function placed(carets: readonly Caret[], before: readonly Placed[], length: number): readonly Placed[] {
  return carets.map((caret) => {
    const [anchor, head] = [Math.min(caret.anchor, length), Math.min(caret.head, length)];
    const old = before.find(({ name, colour }) => name === caret.name && colour === caret.colour);
    const stays = old?.head === head && old.anchor === anchor;
    return { ...caret, anchor, head, moves: (old?.moves ?? 0) + (stays ? 0 : 1) };
  });
}

const field = StateField.define<readonly Placed[]>({
  create: () => [],
  update(carets, transaction) {
    const { changes, effects, newDoc } = transaction;
    const moved = changes.empty
      ? carets
      : carets.map((caret) => ({
          ...caret,
          anchor: changes.mapPos(caret.anchor, 1),
          head: changes.mapPos(caret.head, 1),
        }));
    const set = effects.find((effect) => effect.is(setCarets));
    return set ? placed(set.value, moved, newDoc.length) : moved;
  },
});

/** One's own caret stands in the line above this place, where the name would cover it. */
function isUnderOwn(view: EditorView, { left, top, height }: RectangleMarker): boolean {
  if (!view.hasFocus) return false;
  const { head } = view.state.selection.main;
  const [own] = RectangleMarker.forRange(view, '', EditorSelection.cursor(head));
  if (!own) return false;
  return (
    own.top < top - height / 2 && own.top > top - 2 * height && own.left > left - 40 && own.left < left + 140
  );
}

const bars = layer({
  above: true,
  class: 'other-carets',
  update: () => true,
  markers: (view) =>
    view.state.field(field).flatMap((caret) => {
      const [place] = RectangleMarker.forRange(view, '', EditorSelection.cursor(caret.head, 1));
      return place ? [new CaretMarker(caret, place, isUnderOwn(view, place))] : [];
    }),
});

const tints = layer({
  above: false,
  class: 'other-selections',
  update: () => true,
  markers: (view) =>
    view.state.field(field).flatMap(({ anchor, head, colour }) => {
      if (anchor === head) return [];
      const tint = `other-selection ${colourClass(colour)}`;
      return RectangleMarker.forRange(view, tint, EditorSelection.range(anchor, head));
    }),
});

const look = EditorView.baseTheme({
  '.other-carets': { pointerEvents: 'none', zIndex: '1' },
  '.other-caret': { width: '2px', marginInlineStart: '-1px', borderRadius: '1px' },
  '.other-name': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '0',
    padding: '1px 5px',
    borderRadius: '3px 3px 3px 0',
    background: 'inherit',
    color: '#fff',
    font: '600 10px/1.3 var(--font)',
    whiteSpace: 'nowrap',
    animation: 'other-name-rests 400ms 4s forwards',
  },
  '.other-caret.below .other-name': {
    insetBlock: '100% auto',
    borderRadius: '0 3px 3px 3px',
  },
  '.other-caret.idle': { opacity: '0.35' },
  '.other-caret.idle .other-name': { display: 'none' },
  '.other-selection': { opacity: '0.22' },
  '@keyframes other-name-rests': { to: { opacity: '0' } },
});

export const carets: Extension = [field, bars, tints, look];
