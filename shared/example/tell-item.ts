// Puts the life of one item of the example board into the script: made, written, sized, moved, ticked, spoken about.

import { attachLink } from '../board/mutate-attachment.ts';
import { addComment } from '../board/mutate-comment.ts';
import { addFollowUp } from '../board/mutate-follow-up.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  setAssignee,
  setField,
  setLabel,
  setUnderHalfDay,
  sizeItem,
  takeUpItem,
} from '../board/mutate-item.ts';
import { addLine, tickLine } from '../board/mutate-line.ts';
import { moveItem } from '../board/mutate-place.ts';
import { setBlockedBy } from '../board/mutate-waits.ts';
import { readItem } from '../board/read-item.ts';
import type { Act } from '../board/edit.ts';
import type { ColumnId, ItemId } from '../ids.ts';
import type { TextField } from '../kind.ts';
import type { ExampleDays, When } from './days.ts';
import type { ExampleColumn, ExampleItem } from './item.ts';
import type { Script, Told } from './script.ts';
import type { Person } from './team.ts';
import { tellBox } from './tell-box.ts';
import { writeWords } from './write-words.ts';

/** Of the columns that every new board has. */
const columns: Readonly<Record<ExampleColumn, ColumnId>> = {
  todo: 'cTodo' as ColumnId,
  doing: 'cDoing' as ColumnId,
  review: 'cReview' as ColumnId,
  done: 'cDone' as ColumnId,
};

/** When the team went through what waits for what. */
const dependencies: When = 'four 8 12:05';

/** Milliseconds from one field of an item to the next, while somebody fills it in. */
const betweenFields = 40_000;

export function tellItem(script: Script, days: ExampleDays, item: ExampleItem): void {
  const { name } = item;
  const tell = (by: Person, when: When, deed: (told: Told, act: Act, id: ItemId) => void) =>
    script.add(days.at(when), by, (told, act) => deed(told, act, told.item(name)));
  tellMaking(script, days, item);
  for (const [by, when, field, words] of item.rewritten ?? [])
    tell(by, when, (told, act, id) => writeWords(told, act, id, field, words));
  for (const [by, when, points] of item.sized ?? [])
    tell(by, when, (told, act, id) => sizeItem(told.board, act, id, points));
  if (item.underHalfDay)
    tell(...item.underHalfDay, (told, act, id) => setUnderHalfDay(told.board, act, id, true));
  if (item.takenUp) tell(...item.takenUp, (told, act, id) => takeUpItem(told.board, act, id));
  for (const [at, [by, when, column, reason]] of (item.moves ?? []).entries())
    tell(by, when, (told, act, id) => {
      // Who begins takes it on.
      if (at === 0) assign(told, act, id, item);
      moveItem(told.board, act, id, { column: columns[column] }, reason);
    });
  const tick = (by: Person, when: When, at: number, done: boolean) =>
    tell(by, when, (told, act, id) => {
      const line = readItem(told.board, id)?.lines[at];
      if (line) tickLine(told.board, act, id, line.id, done);
    });
  for (const [at, [by, when]] of (item.ticked ?? []).entries()) tick(by, when, at, true);
  for (const [by, when, at] of item.unticked ?? []) tick(by, when, at, false);
  for (const [by, when, words] of item.said ?? [])
    tell(by, when, (told, act, id) => addComment(told.board, act, id, told.spoken(words)));
  for (const other of item.waitsFor ?? [])
    tell('tom', dependencies, (told, act, id) => setBlockedBy(told.board, act, id, told.item(other), true));
  if (item.box) tellBox(script, days, name, item.box);
  if (item.archived) tell(...item.archived, (told, act, id) => archiveItem(told.board, act, id));
}

function assign(told: Told, act: Act, id: ItemId, { who = [] }: ExampleItem): void {
  for (const person of who) setAssignee(told.board, act, id, told.member(person), true);
}

/** Everything that is written when it is made, field after field. */
function tellMaking(script: Script, days: ExampleDays, item: ExampleItem): void {
  const { name, kind, title, began, followedFrom, texts = {} } = item;
  const [by, when] = item.made;
  let at = days.at(when);
  const next = (deed: (told: Told, act: Act, id: ItemId) => void, from: Person = by) => {
    at += betweenFields;
    script.add(at, from, (told, act) => deed(told, act, told.item(name)));
  };
  script.add(at, by, (told, act) => {
    const made = { kind: began?.kind ?? kind, title };
    const id = followedFrom
      ? addFollowUp(told.board, act, told.item(followedFrom), made)
      : addItem(told.board, act, made);
    told.made(name, id);
  });
  const write = (words: ExampleItem['texts'] = {}, from?: Person) => {
    for (const [field, text] of Object.entries(words))
      next((told, act, id) => writeWords(told, act, id, field as TextField, text), from);
  };
  if (began) {
    write(began.words);
    const [who, became] = began.became;
    at = days.at(became);
    next((told, act, id) => changeKind(told.board, act, id, kind), who);
    write(texts, who);
  } else write(texts);
  for (const line of item.lines ?? [])
    next((told, act, id) => addLine(told.board, act, id, line), began?.became[0]);
  next((told, act, id) => describe(told, act, id, item, days));
}

/** What is chosen rather than written. */
function describe(told: Told, act: Act, id: ItemId, item: ExampleItem, days: ExampleDays): void {
  const { board } = told;
  const { epic, gain, output, people, backlog, due } = item;
  const epicId = epic && told.epics.get(epic);
  if (epicId) setField(board, act, id, { field: 'epic', value: epicId });
  if (gain) setField(board, act, id, { field: 'gain', value: gain });
  if (output) setField(board, act, id, { field: 'output', value: output });
  if (people) setField(board, act, id, { field: 'people', value: people });
  if (backlog) setField(board, act, id, { field: 'backlog', value: backlog });
  if (due !== undefined) setField(board, act, id, { field: 'due', value: days.date(due) });
  for (const label of item.labels ?? []) setLabel(board, act, id, label, true);
  for (const [title, url] of item.links ?? []) attachLink(board, act, id, title, url);
}
