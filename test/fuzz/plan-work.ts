// What people do around the items: members, columns, epics, sprints, settings, bringing a file in.

import { roles } from '../../shared/records.ts';
import { aMember, type Operation } from './hands.ts';
import { smallPlan } from './small-plan.ts';

export const memberWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const act = replica.act();
  const { board } = replica;
  const member = aMember(hands);
  if (!member || draw.chance(0.25)) {
    const name = draw.one(['Jon', 'Asha', 'Maya', '']);
    return [
      `addMember ${name}`,
      () => {
        replica.me = rules.addMember(board, act, name);
      },
    ];
  }
  const other = aMember(hands) ?? member;
  const taken = roles.filter(() => draw.chance(0.5));
  switch (draw.below(5)) {
    case 0:
      return [`rename ${member}`, () => rules.renameMember(board, act, member, 'Kim  Lee')];
    case 1:
      return [`claim ${member}`, () => rules.claimMember(board, act, member)];
    case 2:
      return [`merge ${member} ${other}`, () => rules.mergeMembers(board, act, member, other)];
    case 3:
      return [`roles ${member} ${taken.join(' ')}`, () => rules.setRoles(board, act, member, taken)];
    default:
      return [
        `I am ${member}`,
        () => {
          replica.me = member;
        },
      ];
  }
};

export const columnWork: Operation = ({ replica, rules, draw }) => {
  const act = replica.act();
  const { board } = replica;
  const id = draw.among(replica.store.columns)?.id;
  const after = draw.among([null, ...replica.store.columns.map((column) => column.id)]) ?? null;
  if (!id || draw.chance(0.2))
    return [`addColumn ${after}`, () => rules.addColumn(board, act, 'Blocked', draw.one([after, undefined]))];
  const on = draw.chance(0.6);
  switch (draw.below(5)) {
    case 0:
      return [`renameColumn ${id}`, () => rules.renameColumn(board, act, id, 'Under way')];
    case 1:
      return [`moveColumn ${id} ${after}`, () => rules.moveColumn(board, act, id, after)];
    case 2:
      return [`limitColumn ${id}`, () => rules.limitColumn(board, act, id, draw.one([null, 3, 0]))];
    case 3:
      return [`markColumnDone ${id} ${on}`, () => rules.markColumnDone(board, act, id, on)];
    default:
      return [`archiveColumn ${id} ${on}`, () => rules.archiveColumn(board, act, id, on)];
  }
};

export const planWork: Operation = ({ replica, rules, draw }) => {
  const act = replica.act();
  const { board } = replica;
  const sprint = draw.among(replica.store.sprints)?.id;
  switch (draw.below(4)) {
    case 0:
      return ['addEpic', () => rules.addEpic(board, act, 'Foundations')];
    case 1: {
      const end = draw.one(['2026-12-04', '2026-12-04', '2026-12-11', '2026-11-01', 'soon']);
      const made = { name: 'Sprint 1', start: '2026-11-23', end };
      return [`addSprint ${end}`, () => rules.addSprint(board, act, made)];
    }
    case 2:
      return sprint && [`startSprint ${sprint}`, () => rules.startSprint(board, act, sprint)];
    default: {
      const [name, value] = draw.one([
        ['keyPrefix', draw.one(['GW', 'ab', '1x'])],
        ['dayEnd', draw.one(['18:00', '12:30', '25:00'])],
        ['timeZone', draw.one(['UTC', 'Europe/Vienna', 'Nowhere'])],
        ['agreementRule', draw.one(['everyone', 'majority', 'anyone'])],
        ['name', draw.one(['Checkout', ''])],
        ['rate', 3],
        [
          'scale',
          draw.one([
            ['S', 'M', 'L'],
            ['S=1', 'M=3'],
          ]),
        ],
      ] as const);
      return [`changeSetting ${name} ${String(value)}`, () => rules.changeSetting(board, act, name, value)];
    }
  }
};

export const importFile: Operation = ({ replica, rules, ledger, newWord }) => {
  const plan = smallPlan(newWord);
  return [
    'importPlan',
    () => {
      for (const id of rules.importPlan(replica.board, replica.act(), plan).items) ledger.items.add(id);
    },
  ];
};
