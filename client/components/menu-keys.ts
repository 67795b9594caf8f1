// The keys of a menu: arrows walk over its entries and round, Home and End go to its ends, a letter goes to the next
// entry that begins with it, Tab leaves it.

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
  const next = entries[to[event.key] ?? beginsSo(event, entries, index)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The entry after this one, and round, that begins with the letter pressed; −1 for none. */
function beginsSo(event: KeyboardEvent, entries: readonly HTMLElement[], index: number): number {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (!/^[\p{L}\p{N}]$/u.test(key) || ctrlKey || metaKey || altKey || isComposing) return -1;
  const order = entries.map((_, step) => (index + 1 + step) % entries.length);
  const found = order.find((one) =>
    entries[one]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
  return found ?? -1;
}
