import { readColumns } from '~/segments/columnFile'
import { type ColumnsOf, hasColumns } from './columnFiles'
import type { ColumnFileKind, ColumnFileRow, ShopDb } from './db'
import type { PackFiles } from './files'

/** One file of traffic or advertising; what was imported names the days [from, to) that it tells of. */
export interface TrafficFileOf<K extends ColumnFileKind> {
  key: string
  table: ColumnsOf<K>
  from?: number
  to?: number
}

/** All that the shop has of traffic and advertising, by kind, oldest file first. */
export interface ShopTraffic {
  /** trafficBasis when it was read. */
  basis: string
  sessions: (TrafficFileOf<'sessions'> & { steps?: ColumnsOf<'steps'> })[]
  days: TrafficFileOf<'trafficDays'>[]
  spend: TrafficFileOf<'adSpend'>[]
}

/** Name of the file with the steps of a file of sessions. */
export const stepsKeyOf = (sessionsKey: string): string => sessionsKey.replace(/-sessions$/, '-steps')

/** Which files there are; an import is decided on it. */
export async function trafficBasis(db: Pick<ShopDb, 'columnFiles'>): Promise<string> {
  return basisOf(await db.columnFiles.toArray())
}

const basisOf = (rows: readonly ColumnFileRow[]): string =>
  rows
    .filter(({ kind }) => kind !== 'movements')
    .map(({ key }) => key)
    .sort()
    .join()

/** Files that are gone are left out. Throws PackDamaged where one is damaged. */
export async function readTraffic(
  db: Pick<ShopDb, 'columnFiles'>,
  files: Pick<PackFiles, 'read'>,
  kinds: readonly ('sessions' | 'trafficDays' | 'adSpend')[] = ['sessions', 'trafficDays', 'adSpend'],
): Promise<ShopTraffic> {
  const rows = await db.columnFiles.toArray()
  rows.sort((a, b) => a.writtenAt - b.writtenAt || (a.key < b.key ? -1 : 1))
  const read = async <K extends ColumnFileKind>(kind: K) => {
    const all = await Promise.all(rows.filter((row) => row.kind === kind).map((row) => readOne(files, kind, row)))
    return all.filter((one) => one !== undefined)
  }
  const [sessions, steps, days, spend] = await Promise.all([
    kinds.includes('sessions') ? read('sessions') : [],
    kinds.includes('sessions') ? read('steps') : [],
    kinds.includes('trafficDays') ? read('trafficDays') : [],
    kinds.includes('adSpend') ? read('adSpend') : [],
  ])
  const stepsOf = new Map(steps.map(({ key, table }) => [key, table]))
  return {
    basis: basisOf(rows),
    sessions: sessions.map((file) => {
      const own = stepsOf.get(stepsKeyOf(file.key))
      return own ? { ...file, steps: own } : file
    }),
    days,
    spend,
  }
}

async function readOne<K extends ColumnFileKind>(
  files: Pick<PackFiles, 'read'>,
  kind: K,
  { key, bytes, from, to }: ColumnFileRow,
): Promise<TrafficFileOf<K> | undefined> {
  const buffer = await files.read(key, 0, bytes)
  const table = buffer && readColumns(buffer)
  if (!table || !hasColumns(kind, table)) return undefined
  return { key, table, ...(from !== undefined && to !== undefined && { from, to }) }
}
