// Allocation against sign-off: for each sprint that was started what was signed, whether before its start, and what its
// technical work came to.

import type { SprintId } from '../ids.ts';
import type { SignOff, Sprint } from '../records.ts';

export interface AllocationRecord {
  readonly sprint: SprintId;
  readonly name: string;
  readonly startedAt: number;
  /** The sign-off that counts, if there is one. */
  readonly signOff: SignOff | null;
  /** It was signed when the sprint began; one that was taken back later stood then. */
  readonly before: boolean;
  /** Signed hours of the capacity, 0 to 1; null: not signed, or no capacity. */
  readonly signedShare: number | null;
  /** Technical hours that stood in the sprint at its end; null while it goes on. */
  readonly technicalHours: number | null;
  /** The same of the capacity; null also where nobody gave one. */
  readonly technicalShare: number | null;
}

/** In the order in which they were started. */
export const allocationRecords = (
  sprints: readonly Sprint[],
  signOffs: readonly SignOff[],
): readonly AllocationRecord[] =>
  sprints
    .flatMap((sprint): AllocationRecord[] => {
      const { id, name, started, ended } = sprint;
      if (!started) return [];
      const made = signOffs.filter((one) => one.sprint === id);
      const signOff = made.findLast(({ withdrawn }) => withdrawn === null) ?? null;
      const capacity = started.capacityHours;
      const technicalHours = ended
        ? ended.items.reduce(
            (sum, { kind, hours }) => sum + (kind === 'task' || kind === 'spike' ? hours : 0),
            0,
          )
        : null;
      const share = (hours: number | null) => (hours === null || capacity <= 0 ? null : hours / capacity);
      return [
        {
          sprint: id,
          name,
          startedAt: started.at,
          signOff,
          before: made.some(
            ({ at, withdrawn }) => at <= started.at && (withdrawn === null || withdrawn.at > started.at),
          ),
          signedShare: share(signOff?.hours ?? null),
          technicalHours,
          technicalShare: share(technicalHours),
        },
      ];
    })
    .sort((a, b) => a.startedAt - b.startedAt || (a.sprint < b.sprint ? -1 : 1));
