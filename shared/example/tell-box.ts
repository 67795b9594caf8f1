// Puts the life of one time-box of the example board into the script: proposed, agreed, run, used up, extended, closed
// with what was found out.

import type { Act } from '../board/edit.ts';
import { agreeToBox, closeBox, proposeBox, startBox, stopBox } from '../board/mutate-box.ts';
import { defaultSettings } from '../records.ts';
import type { ItemId } from '../ids.ts';
import type { ExampleDays, When } from './days.ts';
import type { ExampleBox } from './item.ts';
import type { Script, Told } from './script.ts';
import type { Person } from './team.ts';
import { writeWords } from './write-words.ts';

export function tellBox(script: Script, days: ExampleDays, name: string, box: ExampleBox): void {
  const tellAt = (by: Person, at: number, deed: (told: Told, act: Act, id: ItemId) => void) =>
    script.add(at, by, (told, act) => deed(told, act, told.item(name)));
  const tell = (by: Person, when: When, deed: (told: Told, act: Act, id: ItemId) => void) =>
    tellAt(by, days.at(when), deed);
  const agree = (told: Told, act: Act, id: ItemId) => agreeToBox(told.board, act, id);

  const { proposed, agreed, extension, runs = [], outcome } = box;
  for (const [by, when, hours, reason] of extension ? [proposed, extension.proposed] : [proposed])
    tell(by, when, (told, act, id) => proposeBox(told.board, act, id, hours, reason));
  for (const [by, when] of [...agreed, ...(extension?.agreed ?? [])]) tell(by, when, agree);
  for (const [by, from, to] of runs) {
    const start = from === 'now' ? days.runningSince(defaultSettings.dayEnd) : days.at(from);
    tellAt(by, start, (told, act, id) => startBox(told.board, act, id));
    if (to) tell(by, to, (told, act, id) => stopBox(told.board, act, id));
  }
  if (!outcome) return;
  const { kind, recorded, words, why } = outcome;
  tell(...recorded, (told, act, id) => {
    writeWords(told, act, id, 'outcome', words);
    writeWords(told, act, id, 'why', why);
    closeBox(told.board, act, id, kind);
  });
}
