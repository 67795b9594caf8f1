// People who type: in open editors, through a program, undoing and doing again. Each word is told to the ledger.

import type { TextRef } from '../../shared/board/mutate-text.ts';
import type { TextChange } from '../../shared/text-change.ts';
import { newId, type ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kinds, textFields, type TextField } from '../../shared/kind.ts';
import { anItem, onItem, type Hands, type Operation } from './hands.ts';
import { refName } from './replica.ts';
import { isWord, wordsOfBoard } from './words.ts';

/** Words of an item that can be typed into: often a field that it has no text for yet, so that two begin the same one. */
function someWords(hands: Hands, item: Item): TextRef {
  const { draw } = hands;
  const line = draw.chance(0.25) ? draw.among([...item.lines, 'new' as const]) : undefined;
  // A line that its first word makes.
  if (line === 'new') {
    const behind = draw.among([null, ...item.lines.map(({ id }) => id)]);
    return { item: item.id, line: newId('line', draw.random), behind };
  }
  if (line) return { item: item.id, line: line.id };
  const begun = item.kind === 'story' ? 'question' : 'want';
  const asked = item.kind === 'unknown' ? [] : kinds[item.kind].form.map(({ field }) => field);
  const field = draw.one<TextField>([begun, begun, begun, 'title', ...asked, ...asked, ...textFields]);
  return { item: item.id, field };
}

/** Some words typed into a text, some of it perhaps selected before. */
function aChange({ draw, newWord }: Hands, text: string): TextChange {
  const characters = [...text];
  const from = draw.below(characters.length + 1);
  const to = draw.chance(0.25) ? Math.min(characters.length, from + 1 + draw.below(3)) : from;
  const words = Array.from({ length: 1 + draw.below(3) }, newWord).join(draw.one(['', ' ', '😀']));
  const lengthOf = (part: readonly string[]) => part.join('').length;
  return {
    at: lengthOf(characters.slice(0, from)),
    remove: lengthOf(characters.slice(from, to)),
    insert: to > from && draw.chance(0.5) ? '' : words,
  };
}

const wordsIn = (text: string): string[] => [...text].filter(isWord);

const applied = (text: string, changes: readonly TextChange[]): string =>
  changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);

function enterTyping({ ledger }: Hands, id: ItemId, text: string, changes: readonly TextChange[]): void {
  let now = text;
  for (const { at, remove, insert } of changes) {
    ledger.tookOut(wordsIn(now.slice(at, at + remove)));
    ledger.typed(id, wordsIn(insert));
    now = now.slice(0, at) + insert + now.slice(at + remove);
  }
}

export const typeSomewhere: Operation = (hands) => {
  const { replica, draw, rules } = hands;
  const open = draw.chance(0.6) ? draw.among(replica.editors.values()) : undefined;
  const item = anItem(hands);
  if (!open && (!item || replica.editors.size >= 4)) return undefined;
  const editor = open ?? replica.editor(someWords(hands, item as Item));
  const text = editor.text.value;
  const changes = [aChange(hands, text)];
  return [
    `type into ${refName(editor.text.ref)} ${JSON.stringify(changes)}`,
    () => {
      rules.typeInto(replica, editor.text, changes);
      const expected = applied(text, changes);
      if (editor.text.value !== expected)
        throw new Error(`the editor holds ${editor.text.value} where ${expected} was typed`);
      enterTyping(hands, editor.text.ref.item, text, changes);
    },
  ];
};

/** A program types without an editor. */
export const typeText = onItem('typeText', (hands, item) => {
  const { replica, draw, rules } = hands;
  const ref = someWords(hands, item);
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  const text = rules.findText(replica.board, ref)?.toString() ?? '';
  const right = aChange(hands, text);
  const changes = draw.chance(0.9) ? [right] : [{ ...right, at: text.length + 1 }];
  return [
    `${refName(ref)} ${JSON.stringify(changes)}`,
    () => {
      rules.typeText(replica.board, replica.act(), ref, changes);
      enterTyping(hands, item.id, text, changes);
    },
  ];
});

/** Undo, redo: what it takes out and puts back of typed words is told by looking. */
export const turning =
  (name: string, turn: (hands: Hands) => unknown): Operation =>
  (hands) => [
    name,
    () => {
      const before = wordsOfBoard(hands.replica.board);
      turn(hands);
      hands.ledger.turned(hands.replica, before);
    },
  ];

export const closeEditor: Operation = ({ replica, draw }) => {
  const name = draw.among(replica.editors.keys());
  return name === undefined ? undefined : [`leave ${name}`, () => replica.closeEditor(name)];
};
