import { create } from 'zustand'
import { kept } from '~/lib/keep'
import { useShop } from './shop'

/** Settings that are being edited and were not saved yet: as they were when the edit began, and as they are to be. */
export interface DeskDraft<T> {
  base: T
  mine: T
}

const PREFIX = 'zhanggui:desk:'

/** What this application wrote itself: enough to tell it from what was cut short. Each place holds one kind of settings. */
const isDraft = <T>(value: unknown): value is DeskDraft<T> =>
  typeof value === 'object' && value !== null && 'base' in value && 'mine' in value

const useDrafts = create<{ drafts: Record<string, DeskDraft<unknown> | undefined> }>()(() => ({ drafts: {} }))

function read(place: string): unknown {
  try {
    return JSON.parse(kept.getItem(PREFIX + place) ?? 'null')
  } catch {
    return undefined
  }
}

export interface DeskEdit<T> {
  /** Absent: nothing is being edited. */
  draft: DeskDraft<T> | undefined
  put: (draft: DeskDraft<T>) => void
  drop: () => void
}

/** What is being edited at a place of the open shop such as `desk` or `macro/m-hello`, also where another tab was closed over it. */
export function useDeskDraft<T>(name: string): DeskEdit<T> {
  const place = `${useShop(({ id }) => id)}/${name}`
  const held = useDrafts(({ drafts }) => drafts[place])
  const found: unknown = held ?? read(place)
  const set = (draft: DeskDraft<T> | undefined) => {
    useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: draft } }))
    if (draft) kept.setItem(PREFIX + place, JSON.stringify(draft))
    else kept.removeItem(PREFIX + place)
  }
  return { draft: isDraft<T>(found) ? found : undefined, put: set, drop: () => set(undefined) }
}

/** A shop is deleted: what was being set in it goes too. */
export function forgetDeskDrafts(shop: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([place]) => !place.startsWith(`${shop}/`))),
  }))
  for (const name of Object.keys(localStorage)) if (name.startsWith(`${PREFIX}${shop}/`)) kept.removeItem(name)
}
