import type { Day } from '~/lib/zone'
import type { DictColumn } from './orderTable'

/** One file; what was imported names the days [from, to) that it tells of. */
export interface TrafficFile<T> {
  table: T
  from?: Day
  to?: Day
}

interface Channelled {
  count: number
  texts: Record<'channel', DictColumn>
}

/**
 * 1 for rows of a file that a later one takes the place of: rows of its days, of a channel that it tells of. A day on which the later file has no row
 * of that channel was a day without any.
 */
export function replacedRows<T extends Channelled>(files: readonly TrafficFile<T>[], dayOf: (table: T, row: number) => Day): Uint8Array[] {
  return files.map(({ table }, index) => {
    const gone = new Uint8Array(table.count)
    for (const later of files.slice(index + 1)) markReplaced(gone, table, later, dayOf)
    return gone
  })
}

/** How many rows of the files that are there already another one would take the place of. */
export function countReplaced<T extends Channelled>(
  files: readonly TrafficFile<T>[],
  by: TrafficFile<T>,
  dayOf: (table: T, row: number) => Day,
): number {
  const before = replacedRows(files, dayOf)
  const after = replacedRows([...files, by], dayOf)
  return before.reduce((sum, gone, index) => sum + countOnes(after[index]) - countOnes(gone), 0)
}

const countOnes = (mask: Uint8Array) => mask.reduce((sum, one) => sum + one, 0)

function markReplaced<T extends Channelled>(gone: Uint8Array, table: T, later: TrafficFile<T>, dayOf: (table: T, row: number) => Day) {
  const { from, to } = later
  if (from === undefined || to === undefined) return
  const { codes, values } = table.texts.channel
  const told = channelsOf(later.table)
  const shared = Uint8Array.from(values, (value) => (told.has(value) ? 1 : 0))
  for (let row = 0; row < table.count; row++) {
    if (!shared[codes[row]]) continue
    const day = dayOf(table, row)
    if (day >= from && day < to) gone[row] = 1
  }
}

/** The channels that rows of a table have; its dictionary may name more. */
export function channelsOf({ count, texts: { channel } }: Channelled): Set<string> {
  const used = new Uint8Array(channel.values.length)
  for (let row = 0; row < count; row++) used[channel.codes[row]] = 1
  return new Set(channel.values.filter((_, code) => used[code] === 1))
}
