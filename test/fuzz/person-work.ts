// What the team's own list lets people do beside roles and merging: colour, hours, leaving, taking entries apart again.

import { aMember, type Operation } from './hands.ts';

export const personWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const act = replica.act();
  const { board } = replica;
  const member = aMember(hands);
  if (!member) return undefined;
  const on = draw.chance(0.5);
  switch (draw.below(5)) {
    case 0:
      return [`setColour ${member}`, () => rules.setColour(board, act, member, draw.one([0, 3, 9, 10]))];
    case 1:
      return [`setWorksOnItems ${member} ${on}`, () => rules.setWorksOnItems(board, act, member, on)];
    case 2:
      return [`setHoursADay ${member}`, () => rules.setHoursADay(board, act, member, draw.one([0.5, 6, 25]))];
    case 3:
      return [`setLeft ${member} ${on}`, () => rules.setLeft(board, act, member, on)];
    default:
      return [`separateMember ${member}`, () => rules.separateMember(board, act, member)];
  }
};
