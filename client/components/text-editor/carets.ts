// The carets of others in a long text: a thin bar in the person's colour with their name, and a tint over what they
// have selected. Where a caret stands is the shared text's business; what arrives as one may be anything.

import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { callName } from '../item-words.ts';
import { colourClass } from '../templates.ts';

export interface Caret {
  readonly name: string;
  readonly colour: number;
  readonly anchor: number;
  readonly head: number;
}

class CaretMark extends WidgetType {
  readonly #caret: Caret;

  constructor(caret: Caret) {
    super();
    this.#caret = caret;
  }

  override eq(other: CaretMark): boolean {
    return other.#caret.name === this.#caret.name && other.#caret.colour === this.#caret.colour;
  }

  override toDOM(): HTMLElement {
    const bar = document.createElement('span');
    bar.className = `other-caret ${colourClass(this.#caret.colour)}`;
    bar.setAttribute('aria-hidden', 'true');
    const name = document.createElement('span');
    name.className = 'other-name';
    name.textContent = callName(this.#caret.name);
    bar.append(name);
    return bar;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

export const setCarets = StateEffect.define<readonly Caret[]>();

function decorate(carets: readonly Caret[], length: number): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const caret of carets) {
    const [anchor, head] = [Math.min(caret.anchor, length), Math.min(caret.head, length)];
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    const tint = Decoration.mark({ class: `other-selection ${colourClass(caret.colour)}` });
    if (to > from) marks.push(tint.range(from, to));
    marks.push(Decoration.widget({ widget: new CaretMark(caret), side: 1 }).range(head));
  }
  return Decoration.set(marks, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(carets, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setCarets));
    return set ? decorate(set.value, transaction.newDoc.length) : carets.map(transaction.changes);
  },
  provide: (carets) => EditorView.decorations.from(carets),
});

const look = EditorView.baseTheme({
  '.other-caret': {
    position: 'relative',
    display: 'inline-block',
    width: '2px',
    height: '1.15em',
    marginInline: '-1px',
    verticalAlign: 'text-bottom',
  },
  '.other-name': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-1px',
    padding: '1px 5px',
    borderRadius: '3px',
    background: 'inherit',
    color: '#fff',
    font: '600 10px/1.3 var(--font)',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
  },
  '.other-selection': { backgroundColor: 'color-mix(in srgb, var(--who) 22%, transparent)' },
});

export const carets: Extension = [field, look];
