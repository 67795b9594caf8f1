// What people do to plan: sprints changed, ended and taken away, items into one and out again, the technical backlog seen.

import type { ItemId } from '../../shared/ids.ts';
import { openSprints } from '../../shared/sprints.ts';
import { anItem, type Hands, type Operation } from './hands.ts';

export const sprintWork: Operation = ({ replica, rules, draw }) => {
  const act = replica.act();
  const { board } = replica;
  const id = draw.among(replica.store.sprints)?.id;
  const end = draw.one(['2026-12-04', '2026-11-01', 'soon']);
  if (!id) return undefined;
  const underWay = replica.store.sprints.find(({ started, ended }) => started && !ended)?.id;
  switch (draw.below(4)) {
    case 0:
      return [`renameSprint ${id}`, () => rules.renameSprint(board, act, id, draw.one(['Login', '']))];
    case 1: {
      const goal = draw.one(['Pay in two taps', 'Log in once and pay', 'Pay', '']);
      return [`setSprintGoal ${id} ${goal}`, () => rules.setSprintGoal(board, act, id, goal)];
    }
    case 2: {
      const start = draw.one(['2026-11-23', null]);
      return [`setSprintDates ${id} ${end}`, () => rules.setSprintDates(board, act, id, { start, end })];
    }
    default: {
      const over = replica.store.sprints.find(({ ended }) => ended)?.id;
      if (over && draw.chance(0.7)) {
        const to = draw.one([null, id]);
        return [`carryOver ${over} ${to}`, () => rules.carryOver(board, act, over, to)];
      }
      const open = openSprints(replica.store.sprints);
      if (underWay && draw.chance(0.3)) {
        const to = draw.one([null, draw.among(open)?.id ?? null]);
        return [`endAndMoveOn ${underWay} ${to}`, () => void rules.endAndMoveOn(board, act, underWay, to)];
      }
      const emptied = draw.among(open.filter(({ started }) => !started))?.id;
      const kept = draw.among(open.filter((one) => one.id !== emptied))?.id;
      if (emptied && kept && draw.chance(0.3))
        return [`joinSprints ${emptied} ${kept}`, () => rules.joinSprints(board, act, emptied, kept)];
      if (draw.chance(0.3)) return [`archiveSprint ${id}`, () => rules.archiveSprint(board, act, id)];
      return [`endSprint ${underWay ?? id}`, () => rules.endSprint(board, act, underWay ?? id)];
    }
  }
};

export const markSeen: Operation = ({ replica, rules }) => [
  'markTechnicalSeen',
  () => rules.markTechnicalSeen(replica.board, replica.act()),
];

const several = (hands: Hands): readonly ItemId[] => {
  const count = 1 + hands.draw.below(3);
  return Array.from({ length: count }, () => anItem(hands)?.id).filter((id) => id !== undefined);
};

export const planItems: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const ids = several(hands);
  const sprint = draw.chance(0.75) ? (draw.among(replica.store.sprints)?.id ?? null) : null;
  const after = draw.chance(0.5) ? (anItem(hands)?.id ?? null) : null;
  return [
    `planItems ${ids.join(' ')} ${sprint} ${after}`,
    () => {
      rules.planItems(replica.board, replica.act(), ids, sprint, { after });
      const items = ids.map((id) => replica.store.item(id));
      if (items.some((item) => item?.place.sprint !== sprint)) throw new Error('not all are in the sprint');
      const started = replica.store.sprints.find(({ id }) => id === sprint)?.started;
      const hasColumn = replica.store.columns.some(({ done, archived }) => !done && !archived);
      if (started && hasColumn && items.some((item) => item?.place.column === null))
        throw new Error('an item of a sprint that goes on stands in no column');
    },
  ];
};
