import { create } from 'zustand'

/** Whether the palette is open; its code comes with the first need, or while the page is idle. */
export const usePalette = create<{ open: boolean }>()(() => ({ open: false }))

export const togglePalette = (): void => usePalette.setState(({ open }) => ({ open: !open }))

/** ⌘K where keyboards have a ⌘. */
export const PALETTE_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

/** What was typed into a palette that is not there yet. */
export interface Early {
  text: string
  /** Enter was pressed last. */
  enter: boolean
}

export const NOTHING_TYPED: Early = { text: '', enter: false }

/** What has been typed with one more key; undefined for a key that types nothing. */
export function typedOn({ text }: Early, { key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): Early | undefined {
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  if (key === 'Enter') return { text, enter: true }
  if (key === 'Escape') return NOTHING_TYPED
  if (key === 'Backspace') return { text: text.slice(0, -1), enter: false }
  return /^.$/u.test(key) ? { text: text + key, enter: false } : undefined
}
