// Whether single letters, figures and signs do something here: chosen by each person, kept in this browser. Whoever
// speaks to the computer, or rests a hand on the keys, switches them off.

import { OwnSwitch } from '../../own-switch.ts';

export const singleKeys = new OwnSwitch('groundwork:single-keys');

export const singleKeysOn = (): boolean => singleKeys.on;

export const setSingleKeys = (on: boolean): void => singleKeys.set(on);
