// An item as an importer would have read it, with nothing on it but what is said.

import type { PlannedItem } from '../shared/import/plan.ts';

export const plannedItem = (
  sourceKey: string,
  title: string,
  more: Partial<PlannedItem> = {},
): PlannedItem => ({
  sourceKey,
  kind: 'story',
  kindReason: 'issue type',
  title,
  description: '',
  points: null,
  hours: null,
  column: null,
  sprint: null,
  epic: null,
  labels: [],
  assignees: [],
  due: null,
  lines: [],
  comments: [],
  attachments: [],
  blockedBy: [],
  archived: false,
  createdAt: null,
  createdBy: null,
  ...more,
});
