// The sentence with which a change was refused.

import { Refusal } from '../../../shared/board/edit.ts';

export function sentence(change: () => unknown): string {
  try {
    change();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'no refusal';
}
