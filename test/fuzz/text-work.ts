// People who join the texts that two of them began in one field apart.

import type { TextRef } from '../../shared/board/mutate-text.ts';
import { textFields } from '../../shared/kind.ts';
import { anItem, type Hands, type Operation } from './hands.ts';
import { refName } from './replica.ts';
import { isWord, wordsOfItem } from './words.ts';

function begunTwice({ replica: { board, store }, rules }: Hands): readonly TextRef[] {
  const refs = [...store.items()].flatMap(({ id }) => textFields.map((field) => ({ item: id, field })));
  return refs.filter((ref) => rules.textsWithWords(board, ref).length > 1);
}

/** Joins the texts of a field that has several; now and then of one that has not. */
export const joinTexts: Operation = (hands) => {
  const { replica, rules, draw, ledger } = hands;
  const { board, store } = replica;
  const any = anItem(hands);
  const ref = draw.among(begunTwice(hands)) ?? (any && { item: any.id, field: draw.one(textFields) });
  if (!ref || !('field' in ref)) return undefined;
  return [
    `joinTexts ${refName(ref)}`,
    () => {
      // Two people who join at once have the words twice: they are taken out of one place and put into another.
      const [, ...moved] = rules.textsWithWords(board, ref);
      // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
      const words = moved.flatMap((text) => Array.from(text.toString()).filter(isWord));
      for (const word of words) ledger.everTakenOut.add(word);
      const before = wordsOfItem(board, ref.item);
      const shown = store.item(ref.item)?.texts[ref.field];
      rules.joinTexts(board, replica.act(), ref);
      const after = wordsOfItem(board, ref.item);
      for (const [word, count] of before)
        if (after.get(word) !== count) throw new Error(`${word} stands there ${after.get(word) ?? 0} times`);
      if (store.item(ref.item)?.texts[ref.field] !== shown) throw new Error('joining changed what is shown');
    },
  ];
};
