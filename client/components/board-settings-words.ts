// What each of the board's settings is for, and what changing it does to what is there already.

import type { Settings } from '../../shared/records.ts';
import type { ScaleName } from '../../shared/scale.ts';
import type { AgreementRule } from '../../shared/time-box.ts';

export const settingWords = {
  name: {
    label: 'Name of the board',
    effect: 'Links stay the same.',
  },
  keyPrefix: {
    label: 'Keys begin with',
    effect:
      'All keys change at once, their numbers stay. Keys written into texts stay as written, and are still found.',
  },
  timeZone: {
    label: 'Time zone',
    effect: 'Together with the end of the working day it says when a clock stops for the night.',
  },
  dayEnd: {
    label: 'End of the working day',
    effect: 'A spike’s clock that is started from now on stops then. One that runs already keeps its end.',
  },
  agreementRule: {
    label: 'Hours of a time-box are agreed when',
    effect: 'Holds for proposals from now on. What is proposed or agreed already keeps its rule.',
  },
  scale: {
    label: 'Cards for sizing',
    effect: 'Sizes that items have stay as they are.',
  },
  rate: {
    label: 'Hours for each point',
    effect:
      'Turns points into hours, always marked with ≈. A sprint that was started keeps the rate it began with.',
  },
} as const satisfies Record<
  Exclude<keyof Settings, 'barUnit'>,
  { readonly label: string; readonly effect: string }
>;

/** Each rule as it ends "Hours of a time-box are agreed when …". */
export const ruleWords = {
  majority: { label: 'the majority agrees', meaning: 'More than half of those who were asked.' },
  everyone: {
    label: 'everyone agrees',
    meaning: 'Each of those who were asked; one who is away holds it up.',
  },
  anyone: {
    label: 'anyone agrees',
    meaning: 'One of those who were asked is enough, whoever proposed it too.',
  },
} as const satisfies Record<AgreementRule, { readonly label: string; readonly meaning: string }>;

export const scaleLabels = {
  fibonacci: 'Fibonacci',
  tShirt: 'T-shirt sizes',
  own: 'Own list',
} as const satisfies Record<ScaleName, string>;
