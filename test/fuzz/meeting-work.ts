// What people do in refinement: agendas, meetings led and taken over, votes before, during and after a reveal.

import { openMeeting } from '../../shared/meetings.ts';
import { cardsFor } from '../../shared/vote-card.ts';
import { aMember, anItem, type Operation } from './hands.ts';

export const agendaWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const act = replica.act();
  const { board } = replica;
  const agenda = openMeeting(replica.store.meetings)?.agenda ?? [];
  const item = (draw.chance(0.6) ? draw.among(agenda)?.item : undefined) ?? anItem(hands)?.id;
  const other = anItem(hands)?.id;
  if (!item || !other) return undefined;
  const behind = draw.one([null, other, other]);
  switch (draw.below(5)) {
    case 0:
      return [`moveOnAgenda ${item} ${behind}`, () => rules.moveOnAgenda(board, act, [item], behind)];
    case 1:
      return [`takeOffAgenda ${item}`, () => rules.takeOffAgenda(board, act, item)];
    case 2: {
      const minutes = draw.one([3, 10, 0]);
      return [`giveMinutes ${item} ${minutes}`, () => rules.giveMinutes(board, act, item, minutes)];
    }
    default:
      return [`addToAgenda ${item} ${other}`, () => rules.addToAgenda(board, act, [item, other], behind)];
  }
};

export const meetingWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const meeting = openMeeting(replica.store.meetings);
  // Mostly whoever may do it, since most of it is refused for others.
  const leader = draw.chance(0.8) ? meeting?.leader : undefined;
  const own = replica.act();
  const act = leader ? { ...own, by: leader } : own;
  const { board } = replica;
  const item = (draw.chance(0.7) ? draw.among(meeting?.agenda ?? [])?.item : undefined) ?? anItem(hands)?.id;
  const member = aMember(hands);
  if (!item || !member) return undefined;
  const here = draw.chance(0.5);
  const done = draw.chance(0.5);
  if (!meeting && draw.chance(0.5)) return ['goOnWithMeeting', () => rules.goOnWithMeeting(board, act)];
  if (meeting?.startedAt === null && draw.chance(0.5))
    return ['startMeeting', () => rules.startMeeting(board, act)];
  switch (draw.below(11)) {
    case 0:
    case 1:
      return ['startMeeting', () => rules.startMeeting(board, act)];
    case 2:
      return [`goToItem ${item}`, () => rules.goToItem(board, act, item)];
    case 3:
      return ['moveOn', () => void rules.moveOn(board, act)];
    case 4:
      return ['goBack', () => void rules.goBack(board, act)];
    case 5:
      return [`markDone ${item} ${done}`, () => rules.markDone(board, act, item, done)];
    case 6:
      return here
        ? ['pauseMeetingClock', () => rules.pauseMeetingClock(board, act)]
        : ['runMeetingClock', () => rules.runMeetingClock(board, act)];
    case 7:
      return ['addMeetingMinutes', () => rules.addMeetingMinutes(board, act, draw.one([1, 5, 0]))];
    case 8:
      return [`handLead ${member}`, () => rules.handLead(board, act, member)];
    case 9:
      return [`takeLead ${here}`, () => rules.takeLead(board, act, here)];
    default:
      return ['endMeeting', () => rules.endMeeting(board, act)];
  }
};

export const voteWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const act = replica.act();
  const { board } = replica;
  // Mostly one that is voted on already: a round takes several people.
  const voted = [...replica.store.items()].filter(({ id }) => replica.store.sizing(id).rounds.length > 0);
  const item = (draw.chance(0.8) ? draw.among(voted) : undefined) ?? anItem(hands);
  if (!item) return undefined;
  const { id } = item;
  const kind = item.kind === 'unknown' ? 'story' : item.kind;
  const card = draw.one(cardsFor(draw.chance(0.9) ? kind : 'spike', replica.store.settings.scale));
  switch (draw.below(8)) {
    case 0:
      return [`takeVoteBack ${id}`, () => rules.takeVoteBack(board, act, id)];
    case 1:
    case 2:
      return [`revealVotes ${id}`, () => rules.revealVotes(board, act, id)];
    case 3:
      return [`voteAgain ${id}`, () => rules.voteAgain(board, act, id)];
    case 4:
      return [
        `agreeOnCard ${id} ${card}`,
        () => rules.agreeOnCard(board, act, id, card, draw.one(['', 'more'])),
      ];
    default:
      return [`castVote ${id} ${card}`, () => rules.castVote(board, act, id, card)];
  }
};
