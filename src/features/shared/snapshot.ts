/** The last figures of a shop, so that the next start paints them before anything has loaded (public/boot.js reads the same record). */
export interface Snapshot {
  v: 1
  lang: string
  theme: string
  shop: string
  /** pathname + search of the screen that showed them. */
  url: string
  /** Version of the data. */
  version: number
  /** When they were taken, ms. */
  at: number
  tiles: SnapshotTile[]
}

/** `text` is the figure as shown, `value` what data-value carries. */
export interface SnapshotTile {
  id: string
  label: string
  text: string
  value: string
}

const KEY = 'zhanggui:snapshot'

/** Keeps the figures for the next start. A full or forbidden localStorage costs the fast start, nothing else. */
export function saveSnapshot(snapshot: Snapshot, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(snapshot))
  } catch {
    dropSnapshot()
  }
}

/** Forgets the figures: the shop is empty again, or another one is opened. */
export function dropSnapshot(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // No storage at all: there is no snapshot either.
  }
}

/** The figures of the last time, where they are of this screen, shop and language. */
export function readSnapshot(
  wanted: Pick<Snapshot, 'lang' | 'shop' | 'url'>,
  storage: Pick<Storage, 'getItem'> = localStorage,
): Snapshot | undefined {
  const found = parse(storage)
  return found && found.lang === wanted.lang && found.shop === wanted.shop && found.url === wanted.url ? found : undefined
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

function isSnapshot(value: unknown): value is Snapshot {
  return (
    isRecord(value) &&
    value.v === 1 &&
    typeof value.lang === 'string' &&
    typeof value.shop === 'string' &&
    typeof value.url === 'string' &&
    typeof value.version === 'number' &&
    Array.isArray(value.tiles) &&
    value.tiles.every((tile) => isRecord(tile) && ['id', 'label', 'text', 'value'].every((name) => typeof tile[name] === 'string'))
  )
}
