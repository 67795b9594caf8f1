// A sprint planned with the built page: its bar is drawn under the policy of the page, and who signed stands on the disk.

import { expect, test } from 'vitest';
import { addItem, sizeItem } from '../../shared/board/mutate-item.ts';
import { addMember, setRoles } from '../../shared/board/mutate-member.ts';
import { signOff } from '../../shared/board/mutate-sign-off.ts';
import { addSprint, planItems } from '../../shared/board/mutate-sprint.ts';
import { useStage } from './stage/stage.ts';

const stage = useStage();

test('Plan draws the bar of a sprint under the policy of the page, and who signed it is there after kill -9', async () => {
  const { links } = await stage.board('Planned', (board, by) => {
    const somebody = (name: string, role: 'engineer' | 'productOwner') => {
      const id = addMember(board, by, name);
      setRoles(board, by, id, [role]);
      return { ...by, by: id };
    };
    const [asha, maya] = [somebody('Asha', 'engineer'), somebody('Maya', 'productOwner')];
    const sprint = addSprint(board, maya, { name: 'Sprint 1', start: '2026-11-23', end: '2026-12-04' });
    for (const [kind, points] of [
      ['story', 5],
      ['task', 3],
    ] as const) {
      const item = addItem(board, asha, { kind, title: kind });
      sizeItem(board, asha, item, points);
      planItems(board, asha, [item], sprint);
    }
    signOff(board, maya, sprint);
  });
  await stage.killRelay();
  await stage.relay.start();
  const { tab } = await stage.open(links.edit);
  await tab.page.getByRole('link', { name: 'Plan' }).click();
  const parts = tab.page.locator('gw-plan-bar .bar span');
  await parts.first().waitFor();
  const widths = await parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().width));
  expect(widths).toHaveLength(2);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(5 / 3, 1);
  await tab.page.getByText('Signed off by Maya').waitFor();
});
