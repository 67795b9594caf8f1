// What people do to the figures of a sprint: days off, hours, focus factor, rate, and the signature of the product owner.

import { readSignOffs } from '../../shared/board/read-records.ts';
import { aMember, type Operation } from './hands.ts';

export const capacityWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const act = replica.act();
  const { board } = replica;
  const id = draw.among(replica.store.sprints)?.id;
  const member = aMember(hands);
  if (!id || !member) return undefined;
  switch (draw.below(7)) {
    case 0: {
      const days = draw.one([0, 1, 2.5, 0.3, 400]);
      return [`setDaysOff ${member} ${days}`, () => rules.setDaysOff(board, act, id, member, days)];
    }
    case 1: {
      const hours = draw.one([null, 0, 4, 25]);
      return [
        `setHoursInSprint ${member} ${hours}`,
        () => rules.setHoursInSprint(board, act, id, member, hours),
      ];
    }
    case 2:
      return [`setFocusFactor ${id}`, () => rules.setFocusFactor(board, act, id, draw.one([0.5, 1, 0, 2]))];
    case 3:
      return [`setRate ${id}`, () => rules.setRate(board, act, id, draw.one([2, 6, 0]))];
    case 4:
      return [`takeLastFigures ${id}`, () => rules.takeLastFigures(board, act, id)];
    case 5: {
      const signer = draw.among(
        [...replica.store.members.values()].filter(({ roles }) => roles.includes('productOwner')),
      );
      // Whoever may not is refused often enough elsewhere.
      if (!signer)
        return [`${member} is the product owner`, () => rules.setRoles(board, act, member, ['productOwner'])];
      return [`signOff ${id}`, () => rules.signOff(board, { ...act, by: signer.id }, id)];
    }
    default: {
      const signOff = draw.among(readSignOffs(board));
      return (
        signOff && [
          `takeSignOffBack ${signOff.id}`,
          () => rules.takeSignOffBack(board, { ...act, by: signOff.by }, signOff.id),
        ]
      );
    }
  }
};
