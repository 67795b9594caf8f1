// The whole life of a spike's time-box, mostly at moments when it is refused, and what follows from its outcome.

import { onSpike, type Operation } from './hands.ts';

const minute = 60_000;

export const boxWork: Operation = (hands) => {
  const { replica, rules, draw, newWord } = hands;
  const { board } = replica;
  // In order of a box's life, each several times: most come at a moment when they are refused.
  const life: readonly Operation[] = [
    onSpike('proposeBox', (_, id) => {
      const hours = draw.one([1, 0.5, 2, 8, 0]);
      const reason = draw.one(['more is needed', '']);
      return [`${hours} h ${reason}`, () => rules.proposeBox(board, replica.act(), id, hours, reason)];
    }),
    onSpike('agreeToBox', (_, id) => ['', () => rules.agreeToBox(board, replica.act(), id)]),
    onSpike('recordAgreement', (_, id) => {
      const present = [...replica.store.members.keys()].sort().filter(() => draw.chance(0.7));
      return [present.join(' '), () => rules.recordAgreement(board, replica.act(), id, present)];
    }),
    onSpike('startBox', (_, id) => ['', () => rules.startBox(board, replica.act(), id)]),
    onSpike('stopBox', (_, id) => ['', () => rules.stopBox(board, replica.act(), id)]),
    onSpike('correctRun', (_, id) => {
      const item = replica.store.item(id);
      const runs = item?.kind === 'spike' ? item.box.filter(({ type }) => type === 'start') : [];
      const run = draw.among(runs);
      if (!run) return undefined;
      const from = draw.chance(0.2) ? null : run.at - draw.below(90) * minute;
      const to = from === null || draw.chance(0.5) ? null : from + draw.below(120) * minute;
      const right = { from, to, reason: 'forgot the clock' };
      return [JSON.stringify(right), () => rules.correctRun(board, replica.act(), id, run.id, right)];
    }),
    onSpike('closeBox', (_, id) => {
      const outcome = draw.one(['dropped', 'knowledge', 'decision']);
      return [outcome, () => rules.closeBox(board, replica.act(), id, outcome, 'no need')];
    }),
    onSpike('reopenBox', (_, id) => ['', () => rules.reopenBox(board, replica.act(), id)]),
    onSpike('addFollowUp', (_, id) => {
      const kind = draw.one(['task', 'story', 'spike', 'bug']);
      const title = draw.chance(0.1) ? ' ' : newWord();
      return [`${kind} ${title}`, () => rules.addFollowUp(board, replica.act(), id, { kind, title })];
    }),
  ];
  const weights = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 7, 8] as const;
  return life[draw.among(weights) ?? 0]?.(hands);
};
