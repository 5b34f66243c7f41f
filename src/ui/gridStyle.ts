import type { CSSProperties } from 'react'
import type { Placed } from './gridLayout'

const CHECK_WIDTH = 40
/** The end of the header, where the columns are chosen. */
const TAIL_WIDTH = 40

export type GridStyle = CSSProperties & Record<`--${string}`, string>

/** Widths as CSS: rows and header read them from the grid, so that dragging an edge draws no row anew. */
export function columnStyle<Row>(columns: readonly Placed<Row>[], boxes: boolean): GridStyle {
  const check = boxes ? CHECK_WIDTH : 0
  const tracks = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`))
  const tail = columns.some(({ grow }) => grow) ? `${TAIL_WIDTH}px` : `minmax(${TAIL_WIDTH}px, 1fr)`
  const style: GridStyle = {
    '--grid-columns': [...(boxes ? [`${CHECK_WIDTH}px`] : []), ...tracks, tail].join(' '),
    '--grid-min': `${columns.reduce((sum, { width }) => sum + width, check + TAIL_WIDTH)}px`,
    '--pin-0': '0px',
  }
  let left = check
  columns.forEach(({ pinned, width }, i) => {
    if (!pinned) return
    style[`--pin-${i + (boxes ? 1 : 0)}`] = `${left}px`
    left += width
  })
  style['--pins'] = `${columns.some(({ pinned }) => pinned) ? left : 0}px`
  return style
}
