// Whether a command can be given now, and why not.

import type { Command, Where } from './command.ts';

/**
 * What stands in the way of a command: nothing; that no item is meant; that the board may only be looked at; or that it
 * means nothing here.
 */
export function obstacle(
  command: Command,
  where: Where,
): 'none' | 'no item' | 'only to look at' | 'not here' {
  const { views, writes, needs, when } = command;
  if (views && !views.includes(where.view)) return 'not here';
  if (writes && where.session.readOnly) return 'only to look at';
  if (needs === 'card' && where.card === null) return 'no item';
  if (needs === 'items' && where.items.length === 0) return 'no item';
  if (needs === 'one' && where.items.length !== 1) return where.items.length === 0 ? 'no item' : 'not here';
  return when && !when(where) ? 'not here' : 'none';
}
