// An invented board with every kind, for looking at and for accessibility checks: people, items on their way, a spike
// with an agreed box, imported names, long words, an archived item.

import { attachLink } from '../../../shared/board/mutate-attachment.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { agreeToBox, proposeBox, startBox, stopBox } from '../../../shared/board/mutate-box.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import {
  addItem,
  archiveItem,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { addMember, setRoles, writeMember } from '../../../shared/board/mutate-member.ts';
import { edit } from '../../../shared/board/edit.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId, MemberId } from '../../../shared/ids.ts';
import type { Kind, TextField } from '../../../shared/kind.ts';
import type { Role } from '../../../shared/records.ts';
import { hourMs } from '../../../shared/time-box.ts';
import type { Desk } from './desk.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;
const review = 'cReview' as ColumnId;
const done = 'cDone' as ColumnId;

interface Sample {
  readonly kind: Kind;
  readonly title: string;
  readonly column: ColumnId | null;
  readonly points?: number;
  readonly who?: readonly MemberId[];
  /** Done and all lines of its checklist. */
  readonly lines?: readonly [done: number, of: number];
  readonly labels?: readonly string[];
}

export interface SampleBoard {
  readonly people: {
    readonly maya: MemberId;
    readonly jon: MemberId;
    readonly asha: MemberId;
    readonly tom: MemberId;
  };
  /** Items by the beginning of their titles. */
  readonly find: (title: string) => ItemId;
}

export function fillSample(desk: Desk): SampleBoard {
  const { store } = desk;
  const { board } = store;
  const person = (name: string, ...roles: Role[]) => {
    const id = addMember(board, desk.act(), name);
    setRoles(board, desk.act(id), id, roles);
    return id;
  };
  changeSetting(board, desk.act(), 'name', 'Checkout platform');
  const maya = person('Maya Olsen', 'productOwner');
  const jon = person('Jon Karlsson', 'engineer');
  const asha = person('Asha Singh', 'engineer');
  const tom = person('Tom Duarte', 'engineer', 'facilitator');
  edit(board, desk.act(), (change) => writeMember(board, change, desk.act(), 'Robin Vale', false));
  const foundations = addEpic(board, desk.act(jon), 'Foundations');

  const add = ({ kind, title, column, points, who = [], lines = [0, 0], labels = [] }: Sample): ItemId => {
    const id = addItem(board, desk.act(jon), { kind, title, place: { column } });
    if (points !== undefined) sizeItem(board, desk.act(jon), id, points);
    for (const member of who) setAssignee(board, desk.act(jon), id, member, true);
    for (const label of labels) setLabel(board, desk.act(jon), id, label, true);
    for (let i = 0; i < lines[1]; i += 1) {
      const line = addLine(board, desk.act(jon), id, `Something that has to be true, number ${i + 1}`);
      if (i < lines[0]) tickLine(board, desk.act(jon), id, line, true);
    }
    return id;
  };
  const write = (item: ItemId, field: TextField, insert: string) =>
    typeText(board, desk.act(jon), { item, field }, [{ at: 0, remove: 0, insert }]);

  const card = add({
    kind: 'story',
    title: 'As a shopper I can pay with a saved card',
    column: todo,
    points: 5,
    lines: [0, 4],
  });
  write(card, 'role', 'returning shopper');
  write(card, 'want', 'to pay with the card I used last time');
  write(card, 'soThat', 'I am through in ten seconds.');
  write(
    card,
    'description',
    'The provider keeps the card, we keep its token.\n\nNot part of this: a second card.',
  );
  addComment(board, desk.act(maya), card, 'The provider answered: tokens are fine for two years.');
  attachLink(board, desk.act(maya), card, 'Notes of the call with the provider', 'https://example.org/notes');
  add({
    kind: 'story',
    title: 'As a shopper I see delivery dates before I pay',
    column: todo,
    points: 3,
    labels: ['delivery'],
  });
  add({
    kind: 'story',
    title: 'As a shopper I can correct my address without starting over',
    column: doing,
    points: 5,
    lines: [2, 4],
    who: [jon],
  });
  const bug = add({
    kind: 'bug',
    title: 'Total is off by a cent when two vouchers apply',
    column: doing,
    points: 2,
    who: [asha],
  });
  write(bug, 'happens', 'Two vouchers of 10 % give 80.99 instead of 81.00.');
  write(bug, 'expected', 'The total is 81.00.');
  add({
    kind: 'story',
    title: 'As support I can see why a payment failed',
    column: review,
    points: 3,
    lines: [3, 4],
    who: [tom],
  });
  add({
    kind: 'story',
    title: 'As a shopper I get a receipt by e-mail',
    column: done,
    points: 3,
    lines: [4, 4],
    who: [asha],
  });
  add({
    kind: 'story',
    title: 'As a shopper I can leave as a guest',
    column: done,
    points: 2,
    lines: [3, 3],
    who: [jon],
  });
  add({ kind: 'story', title: 'As a shopper I can split a basket over two deliveries', column: null });
  add({ kind: 'story', title: 'As a shopper I can pay by invoice', column: null, points: 8 });

  const staging = add({
    kind: 'task',
    title: 'Set up AWS staging so the team can test feature branches independently',
    column: todo,
    points: 5,
    lines: [0, 3],
  });
  write(staging, 'description', 'One environment for each branch, gone when the branch is merged.');
  write(staging, 'soThat', 'nobody waits for another to finish testing.');
  setField(board, desk.act(jon), staging, { field: 'epic', value: foundations });
  const authentication = add({
    kind: 'spike',
    title: 'Which authentication provider fits single sign-on and our budget?',
    column: todo,
  });
  write(
    authentication,
    'question',
    'Can one provider serve customer login and staff single sign-on for under 600 a month?',
  );
  write(
    authentication,
    'soThat',
    'the team can commit to a login story for Sprint 4 without guessing its size.',
  );
  setField(board, desk.act(jon), authentication, { field: 'output', value: 'decision' });
  proposeBox(board, desk.act(jon), authentication, 8);
  const ledger = add({
    kind: 'spike',
    title: 'Can the ledger survive a region failover?',
    column: doing,
    who: [maya, tom],
  });
  proposeBox(board, desk.act(jon), ledger, 8);
  for (const member of [asha, tom, maya]) {
    if (store.item(ledger)?.kind === 'spike') tryAgree(() => agreeToBox(board, desk.act(member), ledger));
  }
  const started = desk.act(tom);
  startBox(board, started, ledger);
  stopBox(board, { ...started, at: started.at + 5 * hourMs + 120_000 }, ledger);
  add({
    kind: 'task',
    title: 'Configure the CI/CD pipeline',
    column: doing,
    points: 3,
    lines: [2, 5],
    who: [asha],
  });
  add({
    kind: 'task',
    title: 'Rotate database credentials without downtime',
    column: review,
    points: 3,
    lines: [3, 4],
    who: [maya],
  });
  add({ kind: 'task', title: 'Centralise service logs', column: done, points: 2, lines: [2, 2], who: [tom] });
  add({ kind: 'task', title: 'Agree on the branching rules', column: null });
  const old = add({ kind: 'story', title: 'As a shopper I can pay by cheque', column: null });
  archiveItem(board, desk.act(maya), old);

  return {
    people: { maya, jon, asha, tom },
    find: (title) => {
      const found = [...store.items()].find((item) => item.texts.title?.startsWith(title));
      if (!found) throw new Error(`no item "${title}"`);
      return found.id;
    },
  };
}

/** Once enough have agreed, the rest need not. */
function tryAgree(agree: () => void): void {
  try {
    agree();
  } catch {
    // agreed already
  }
}
