// The keys of a menu: arrows walk over its entries and round, Home and End go to its ends, Tab leaves it.

/** `entries`: the buttons as they are shown; `close`: what Tab does. */
export function walkMenu(
  event: KeyboardEvent,
  entries: readonly HTMLElement[],
  at: Element | null | undefined,
  close: () => void,
): void {
  if (event.key === 'Tab') close();
  const index = entries.indexOf(at as HTMLElement);
  const to: Readonly<Record<string, number>> = {
    ArrowDown: (index + 1) % entries.length,
    ArrowUp: (index - 1 + entries.length) % entries.length,
    Home: 0,
    End: entries.length - 1,
  };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  entries[next]?.focus();
}
