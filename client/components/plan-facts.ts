// What the surprises of a plan are read from, as a board's store has it.

import type { Apart } from '../../shared/apart.ts';
import { readPlanRecord } from '../../shared/board/read-plan-record.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { PlanFacts } from '../../shared/plan-surprise.ts';
import type { BoardStore } from '../store/board-store.ts';

export const planFacts = (store: BoardStore, me: MemberId, apart: readonly Apart[]): PlanFacts => ({
  items: [...store.items()],
  sprints: store.sprints,
  signOffs: store.signOffs,
  members: store.members,
  capacity: store.capacity,
  columns: store.columns,
  record: readPlanRecord(store.board),
  me,
  apart,
});
