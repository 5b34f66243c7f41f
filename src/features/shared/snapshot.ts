import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'

/**
 * The last figures of a shop, for the next start. public/boot.js paints `html` before anything has loaded and asks `query` again in the
 * worker; the dashboard then takes over with `range`, `totals` and `sparks` until its own answers are there.
 */
export interface Snapshot {
  v: 3
  lang: string
  shop: string
  /** pathname + search of the screen that showed them. */
  url: string
  /** When they were taken, ms. */
  at: number
  /** The inside of #root: the frame and the tiles, marked `data-live="false"`. */
  html: string
  /** What data-value carries, by metric. */
  values: Record<string, string>
  query: KpiQuery
  range: DataRange
  totals: KpiResult
  sparks?: KpiResult
}

const KEY = 'zhanggui:snapshot'

/** Keeps the figures for the next start. A full or forbidden localStorage costs the fast start, nothing else. */
export function saveSnapshot(snapshot: Snapshot, storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(snapshot))
  } catch {
    dropSnapshot(storage)
  }
}

/** Forgets the figures: the shop is empty, or another one is opened. */
export function dropSnapshot(storage: Pick<Storage, 'removeItem'> = localStorage): void {
  try {
    storage.removeItem(KEY)
  } catch {
    // No storage at all: there is no snapshot either.
  }
}

/** The figures of the last time, where they are of this screen and shop. */
export function readSnapshot(
  wanted: Pick<Snapshot, 'shop' | 'url'>,
  storage: Pick<Storage, 'getItem'> = localStorage,
): Snapshot | undefined {
  const found = parse(storage)
  return found && found.shop === wanted.shop && found.url === wanted.url ? found : undefined
}

function parse(storage: Pick<Storage, 'getItem'>): Snapshot | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    return isSnapshot(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isAnswer = (value: unknown): boolean => isRecord(value) && isRecord(value.totals) && typeof value.version === 'number'

function isSnapshot(value: unknown): value is Snapshot {
  return (
    isRecord(value) &&
    value.v === 3 &&
    typeof value.lang === 'string' &&
    typeof value.shop === 'string' &&
    typeof value.url === 'string' &&
    isRecord(value.range) &&
    typeof value.range.first === 'number' &&
    typeof value.range.last === 'number' &&
    isAnswer(value.totals) &&
    (value.sparks === undefined || isAnswer(value.sparks))
  )
}
