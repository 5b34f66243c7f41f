import { create } from 'zustand'

/** Whether the palette is open; its code comes with the first need, or while the page is idle. */
export const usePalette = create<{ open: boolean }>()(() => ({ open: false }))

export const togglePalette = (): void => usePalette.setState(({ open }) => ({ open: !open }))

/** ⌘K where keyboards have a ⌘. */
export const PALETTE_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'
