import { isEqual } from '~/lib/isEqual'

/** One field of one row, before and after; undefined: not there. */
export interface FieldChange {
  before: unknown
  after: unknown
}

/** What undo does with each field: back to *before* where it still is *after*; a field that was changed since is left, so that the later change is not lost. */
export function planUndo<C extends FieldChange>(
  changes: readonly C[],
  now: (change: C) => unknown,
): { back: C[]; left: { change: C; now: unknown }[] } {
  const back: C[] = []
  const left: { change: C; now: unknown }[] = []
  for (const change of changes) {
    const current = now(change)
    if (isEqual(current, change.after)) back.push({ ...change, before: change.after, after: change.before })
    else left.push({ change, now: current })
  }
  return { back, left }
}
