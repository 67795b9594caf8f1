// Stands in the page for lib0/broadcastchannel, by which y-websocket would bring tabs together if it were not told not
// to: client/sync/tabs.ts does that. Only what y-websocket names is here.

const nothing = (): void => {};
export const publish = nothing;
export const subscribe = nothing;
export const unsubscribe = nothing;
