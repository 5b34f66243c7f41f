/**
 * The browser's two small storages, which may be full or forbidden. What cannot be written is kept in memory until the page is closed, so that nothing
 * else breaks; `onNotKept` tells it once.
 */
export interface Keep {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
}

/** Kept for speed alone: it makes room for what was typed. */
const EXPENDABLE = ['zhanggui:snapshot']

let failed = false
const listeners = new Set<() => void>()

/** Tells once a page that something could not be kept, also where that was before it was asked. Returns what stops it. */
export function onNotKept(tell: () => void): () => void {
  if (failed) tell()
  else listeners.add(tell)
  return () => void listeners.delete(tell)
}

function fail(): void {
  if (failed) return
  failed = true
  for (const tell of listeners) tell()
  listeners.clear()
}

function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

function guarded(find: () => Storage): Keep {
  /** By name; newer than what lies in the storage. */
  const unwritten = new Map<string, string>()
  const makeRoom = () => EXPENDABLE.forEach((name) => find().removeItem(name))
  return {
    getItem(name) {
      const held = unwritten.get(name)
      if (held !== undefined) return held
      try {
        return find().getItem(name)
      } catch {
        return null
      }
    },
    setItem(name, value) {
      const write = () => find().setItem(name, value)
      if (attempt(write) || (attempt(makeRoom) && attempt(write))) {
        unwritten.delete(name)
        return
      }
      unwritten.set(name, value)
      fail()
    },
    removeItem(name) {
      unwritten.delete(name)
      attempt(() => find().removeItem(name))
    },
  }
}

/** Of every tab, from visit to visit. */
export const kept = guarded(() => localStorage)
/** Of this tab, until it is closed. */
export const keptInTab = guarded(() => sessionStorage)
