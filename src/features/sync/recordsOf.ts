import type { Conflict } from '~/commerce/connection'

/** Conflicts of one record. */
export interface ConflictRecord {
  name: string
  conflicts: [Conflict, ...Conflict[]]
}

/** Conflicts by record, in the order in which they were found; those of a record stay together. */
export function recordsOf(conflicts: readonly Conflict[]): ConflictRecord[] {
  const records = new Map<string, ConflictRecord>()
  for (const conflict of conflicts.toSorted((a, b) => a.at - b.at)) {
    const name = `${conflict.area}/${conflict.record}`
    const known = records.get(name)
    if (known) known.conflicts.push(conflict)
    else records.set(name, { name, conflicts: [conflict] })
  }
  return [...records.values()]
}
