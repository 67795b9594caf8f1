// Figures that hang on a record alone are worked out once for each record: records are frozen, one that changed is another,
// and what nobody holds any more is forgotten with all that was worked out for it.

/** `work` as before, but asked only once for each record. */
export function onceFor<Of extends object, Value>(work: (record: Of) => Value): (record: Of) => Value {
  const known = new WeakMap<Of, { readonly value: Value }>();
  return (record) => {
    const found = known.get(record);
    if (found) return found.value;
    const value = work(record);
    known.set(record, { value });
    return value;
  };
}
