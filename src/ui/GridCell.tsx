import type { CSSProperties, ReactNode } from 'react'
import type { Placed } from './gridLayout'

/** A cell that stays at the left while the rest scrolls. */
export const pinClass = ' zg-grid-pin'
export const pinStyle = (at: number): CSSProperties => ({ left: `var(--pin-${at})` })

interface CellProps {
  id: string
  placed: Placed<unknown>
  /** Place in the row, from 0. */
  at: number
  row: unknown
  active: boolean
  children: ReactNode
}

export function Cell({ id, placed: { column, pinned }, at, row, active, children }: CellProps) {
  const className = `${column.align === 'right' ? 'zg-grid-right zg-num' : ''}${pinned ? pinClass : ''}${active ? ' zg-grid-cell' : ''}`
  return (
    <div role="gridcell" id={id} aria-colindex={at + 1} className={className || undefined} style={pinned ? pinStyle(at) : undefined}>
      {children}
      {column.render(row)}
    </div>
  )
}
