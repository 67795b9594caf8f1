// The sets of an item that an earlier import brought (labels, people, what it waits for, links), and what a newer file
// says of them: what is new there comes, what is gone there goes, and what anybody added or took off here stays so.

import { newId, type ItemId, type MemberId } from '../ids.ts';
import type { PlannedItem } from '../import/plan.ts';
import type { Item } from '../item.ts';
import { chainOfWaits } from '../waits.ts';
import { resolveMember } from '../team.ts';
import { itemKeys } from './document.ts';
import type { Draft, UpdateContext, Write } from './import-draft.ts';
import { markOf } from './import-marks.ts';
import { blockedByOn } from './mutate-waits.ts';

export function updateSets(draft: Draft, context: UpdateContext, item: Item, planned: PlannedItem): void {
  const { board, act, plan, names, members, bySource, byMark } = context;
  const { id } = item;
  /** Each element of the set as the file has it: its mark, and what puts it here; and what takes one off by its mark. */
  const settle = (
    field: 'labels' | 'assignees' | 'waits' | 'links',
    there: readonly (readonly [mark: number, isHere: boolean, add: Write])[],
    takeOff: (mark: number) => Write | undefined,
  ) => {
    if (!draft.news(field)) return;
    const { isNew, gone } = draft.changed(field);
    const writes = [
      ...there.flatMap(([mark, isHere, add]) => (isNew(mark) && !isHere ? add : [])),
      ...gone.flatMap((mark) => takeOff(mark) ?? []),
    ];
    if (writes.length > 0) draft.take(field, (change) => writes.forEach((write) => write(change)));
  };
  settle(
    'labels',
    planned.labels.map((label) => [
      markOf(label),
      item.labels.includes(label),
      (change) => change.setItem(id, itemKeys.label + label, true),
    ]),
    (mark) => {
      const label = item.labels.find((one) => markOf(one) === mark);
      return label === undefined
        ? undefined
        : (change) => change.setItem(id, itemKeys.label + label, undefined);
    },
  );
  const isOn = (member: MemberId | undefined) => (one: MemberId) =>
    resolveMember(members, one) === member && member !== undefined;
  settle(
    'assignees',
    planned.assignees.map((at) => [
      markOf(plan.members[at]?.sourceKey || (plan.members[at]?.name ?? '')),
      item.assignees.some(isOn(names.members[at])),
      (change) => {
        const member = names.members[at];
        if (member) change.setItem(id, itemKeys.assignee + member, true);
      },
    ]),
    (mark) => {
      const member = item.assignees.find(isOn(names.byAccount.get(mark)));
      return member && ((change) => change.setItem(id, itemKeys.assignee + member, undefined));
    },
  );
  settle(
    'waits',
    planned.blockedBy.map((key) => [
      markOf(key),
      item.blockedBy.includes(bySource.get(key) as ItemId),
      (change) => {
        const other = bySource.get(key);
        // A wait that would close a circle is left out.
        if (other && other !== id && chainOfWaits(other, id, blockedByOn(board)) === null)
          change.setItem(id, itemKeys.blockedBy + other, true);
      },
    ]),
    (mark) => {
      const other = item.blockedBy.find((one) => one === byMark.get(mark));
      return other && ((change) => change.setItem(id, itemKeys.blockedBy + other, undefined));
    },
  );
  settle(
    'links',
    planned.attachments.map((link) => [
      markOf(link.url),
      item.attachments.some(({ url }) => url === link.url),
      (change) => change.setItem(id, itemKeys.attachment + newId('event', act.random), { ...link }),
    ]),
    (mark) => {
      const link = item.attachments.find(({ url }) => markOf(url) === mark);
      return link && ((change) => change.setItem(id, itemKeys.attachment + link.id, undefined));
    },
  );
}
