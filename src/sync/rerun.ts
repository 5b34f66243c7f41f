import { readSkuField, SKU_ORDER, WHOLE_SKU } from '~/domain/skuField'
import { isEqual } from '~/lib/isEqual'
import { type AnyRow, fieldAt, setField } from '~/store/rows'
import { isOrderedAs } from '~/store/skuOrder'

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
 * `fields`: those that the platform keeps; of a whole SKU no others are compared. `clashed`: fields that earlier edits have clashed in.
 */
export function rerun<E extends PendingEdit>(
  theirs: AnyRow,
  pending: readonly E[],
  fields: readonly string[] = [],
  clashed = new Set<string>(),
): Rerun<E> {
  const row = structuredClone(theirs)
  const result: Rerun<E> = { row, edits: [], clashes: [] }
  for (const edit of pending) {
    const set: Record<string, unknown> = {}
    const before: Record<string, unknown> = {}
    for (const [field, mine] of Object.entries(edit.set)) {
      const now = fieldAt(row, field)
      const agrees = isSame(field, now, mine, fields)
      if (clashed.has(field) || (!agrees && !isSame(field, now, edit.before[field], fields))) {
        clashed.add(field)
        result.clashes.push({ edit, clash: { field, before: edit.before[field], mine, theirs: fieldAt(theirs, field) } })
        continue
      }
      if (agrees) continue
      set[field] = mine
      before[field] = now
      setField(row, field, mine)
    }
    result.edits.push({ edit, set, before })
  }
  return result
}

/** Whether both sides mean the same by it: what is empty is told as '', 0, none, or not at all. */
export function isSame(field: string, a: unknown, b: unknown, fields: readonly string[]): boolean {
  if (isEmpty(a) && isEmpty(b)) return true
  if (field === SKU_ORDER && isCodes(a) && isCodes(b)) return isOrderedAs(a, b)
  if (readSkuField(field)?.field !== WHOLE_SKU || !isRow(a) || !isRow(b)) return isEqual(a, b)
  return fields.every((name) => {
    const own = name.startsWith('sku:') ? name.slice(4) : undefined
    return own === undefined || isSame(own, a[own], b[own], fields)
  })
}

const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null
const isCodes = (value: unknown): value is string[] => Array.isArray(value)

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (isRow(value)) return Object.keys(value).length === 0
  return value === undefined || value === null || value === '' || value === 0 || value === false
}
