import { isEqual } from '~/lib/isEqual'
import { type AnyRow, fieldAt, setField } from '~/store/rows'

/** Fields of one record that a command has set and the platform has not heard of yet. */
export interface PendingEdit {
  set: Readonly<Record<string, unknown>>
  before: Readonly<Record<string, unknown>>
}

/** A field that was set here and changed there. */
export interface Clash {
  field: string
  before: unknown
  mine: unknown
  theirs: unknown
}

export interface Rerun<E> {
  /** What is seen: the platform's record with what is pending on top, less what clashes. */
  row: AnyRow
  /** What of each edit is still to be pushed, decided on the platform's record as it is now; in the order given. */
  edits: { edit: E; set: Record<string, unknown>; before: Record<string, unknown> }[]
  clashes: { edit: E; clash: Clash }[]
}

/**
 * Pending edits decided again on the platform's record. A field that holds what the edit was decided on is set; one that already holds what it is set to needs nothing more;
 * one that holds something else was changed there meanwhile, and so is every later edit of that field: they were decided on what never came to be.
 */
export function rerun<E extends PendingEdit>(theirs: AnyRow, pending: readonly E[]): Rerun<E> {
  const row = structuredClone(theirs)
  const result: Rerun<E> = { row, edits: [], clashes: [] }
  const clashed = new Set<string>()
  for (const edit of pending) {
    const set: Record<string, unknown> = {}
    const before: Record<string, unknown> = {}
    for (const [field, mine] of Object.entries(edit.set)) {
      const now = fieldAt(row, field)
      if (clashed.has(field) || (!isEqual(now, edit.before[field]) && !isEqual(now, mine))) {
        clashed.add(field)
        result.clashes.push({ edit, clash: { field, before: edit.before[field], mine, theirs: fieldAt(theirs, field) } })
        continue
      }
      if (isEqual(now, mine)) continue
      set[field] = mine
      before[field] = now
      setField(row, field, mine)
    }
    result.edits.push({ edit, set, before })
  }
  return result
}
