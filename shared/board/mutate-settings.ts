// Changes the board's own settings. Each holds for what is done from then on: what was agreed, started or sized before
// stays as it was.

import { barUnits } from '../plan-bar.ts';
import { leastRate, mostRate, type Settings } from '../records.ts';
import { checkScale } from '../scale.ts';
import { agreementRules } from '../time-box.ts';
import { isTimeZone } from '../working-day.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';

const longestName = 200;

/** Why a setting cannot have this value, in a sentence; null when it can. The values are what readers keep as they are. */
const refusals: { readonly [Name in keyof Settings]: (value: Settings[Name]) => string | null } = {
  name: (value) => {
    const length = value.trim().length;
    if (length === 0) return 'A board needs a name.';
    return length > longestName ? `A name has at most ${longestName} characters.` : null;
  },
  keyPrefix: (value) =>
    /^[A-Za-z][A-Za-z0-9]{0,9}$/.test(value)
      ? null
      : 'A key begins with a letter and has at most 10 letters and digits.',
  timeZone: (value) =>
    isTimeZone(value) ? null : 'This is no time zone. Choose one from the list, like Europe/Vienna.',
  dayEnd: (value) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'The working day ends at a time like 18:00.',
  agreementRule: (value) =>
    agreementRules.includes(value) ? null : 'Agreement needs the majority, everyone or anyone.',
  scale: checkScale,
  rate: (value) =>
    value >= leastRate && value <= mostRate
      ? null
      : `The rate is ${leastRate} to ${mostRate} hours for each point.`,
  barUnit: (value) => (barUnits.includes(value) ? null : 'The bar is read in hours or in points.'),
};

/** Changes one of the board's settings. */
export function changeSetting<Name extends keyof Settings>(
  board: Board,
  act: Act,
  name: Name,
  value: Settings[Name],
): void {
  const sentence = refusals[name](value);
  if (sentence !== null) refuse('invalid', sentence);
  edit(board, act, (change) => change.set('settings', name, name === 'name' ? String(value).trim() : value));
}
