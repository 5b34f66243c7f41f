import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { RecordName } from '~/domain/recordRef'
import { keptInTab } from '~/lib/keep'

const KEPT = 8

/** Records that were looked at in this tab, newest first, by shop. Names only: customers are named by an opaque id. */
const useRecents = create<{ names: Readonly<Record<string, readonly RecordName[]>> }>()(
  persist((): { names: Readonly<Record<string, readonly RecordName[]>> } => ({ names: {} }), {
    name: 'zhanggui:recents',
    storage: createJSONStorage(() => keptInTab),
  }),
)

const NONE: readonly RecordName[] = []

export const useRecentRecords = (shop: string): readonly RecordName[] => useRecents(({ names }) => names[shop]) ?? NONE

export function rememberRecord(shop: string, name: RecordName): void {
  useRecents.setState(({ names }) => ({
    names: { ...names, [shop]: [name, ...(names[shop] ?? NONE).filter((other) => other !== name)].slice(0, KEPT) },
  }))
}

export function forgetRecents(shop: string): void {
  useRecents.setState(({ names: { [shop]: _, ...names } }) => ({ names }))
}
