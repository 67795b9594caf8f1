// Names of lists, states and state categories that mean: finished, or given up. Used where a file says it in no
// better way.

const doneNames = new Set([
  'done',
  'complete',
  'completed',
  'closed',
  'resolved',
  'finished',
  'accepted',
  'shipped',
  'released',
  'deployed',
  'listo',
  'hecho',
  'terminado',
  'terminada',
  'finalizado',
  'finalizada',
  'fertig',
  'erledigt',
  'abgeschlossen',
  'terminé',
  'fini',
  'klaar',
  'gereed',
  'afgerond',
  'concluído',
  'feito',
  'готово',
  'завершено',
  '完成',
  '已完成',
]);

const givenUpNames = new Set([
  'canceled',
  'cancelled',
  'removed',
  'not planned',
  "won't do",
  "won't fix",
  'wont do',
  'wont fix',
  'abandoned',
  'cancelado',
  'cancelada',
]);

/** The words alone: `Done 🎉` is done. */
const words = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function meansDone(name: string): boolean {
  return doneNames.has(words(name));
}

export function meansGivenUp(name: string): boolean {
  return givenUpNames.has(words(name));
}
