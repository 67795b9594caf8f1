// How things move on the screen: as tokens.css has it for styles, here for what script moves.

/** Quick at first, at rest softly. */
export const easing = 'cubic-bezier(0.2, 0, 0, 1)';

/** Whoever asks their system for less motion gets none. */
export const wantsNoMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
