/** Less room than this below, and the list opens above where there is more. */
const ROOM = 280
const GAP = 4
const MARGIN = 8

/** Puts a box of the top layer below its button, or above it where there is little room below; at least `width` px wide, and inside the window. */
export function placeBeside({ style }: HTMLElement, at: DOMRect, width: number) {
  const wide = Math.min(Math.max(width, at.width), window.innerWidth - 2 * MARGIN)
  const below = window.innerHeight - at.bottom - GAP - MARGIN
  const above = at.top - GAP - MARGIN
  const under = below >= ROOM || below >= above
  style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - wide - MARGIN))}px`
  style.width = `${wide}px`
  style.top = under ? `${at.bottom + GAP}px` : 'auto'
  style.bottom = under ? 'auto' : `${window.innerHeight - at.top + GAP}px`
  style.maxHeight = `${under ? below : above}px`
}
