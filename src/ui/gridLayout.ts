import type { Column } from './gridTypes'

/** What a reader has changed about the columns of a grid. What is not in it stands as the grid declares it. */
export interface GridLayout {
  /** Keys from left to right. */
  order?: readonly string[]
  /** Shown or not, by key. */
  shown?: Readonly<Record<string, boolean>>
  pinned?: Readonly<Record<string, boolean>>
  /** px, by key. */
  widths?: Readonly<Record<string, number>>
}

/** A column where it stands. */
export interface Placed<Row> {
  column: Column<Row>
  width: number
  grow: boolean
  pinned: boolean
}

type Shape = Pick<Column<never>, 'key' | 'width' | 'grow' | 'required' | 'hidden' | 'pinned'>

export const MIN_WIDTH = 56
const MAX_WIDTH = 800

/** A width that a column may have, px. */
export const bounded = (width: number): number => Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)))

const isShown = (layout: GridLayout, { key, required, hidden }: Shape) => required || (layout.shown?.[key] ?? !hidden)
const isPinned = (layout: GridLayout, { key, pinned = false }: Shape) => layout.pinned?.[key] ?? pinned

/** All columns in the reader's order. One that the order does not know yet stands behind the one that it is declared behind. */
export function ordered<C extends Shape>(columns: readonly C[], { order = [] }: GridLayout): C[] {
  const result = order.map((key) => columns.find((column) => column.key === key)).filter((column) => column !== undefined)
  columns.forEach((column, i) => {
    if (order.includes(column.key)) return
    const before = i === 0 ? -1 : result.indexOf(columns[i - 1])
    result.splice(before + 1, 0, column)
  })
  return result
}

/** The columns that are drawn, from left to right: pinned ones first. */
export function placed<Row>(columns: readonly Column<Row>[], layout: GridLayout): Placed<Row>[] {
  const all = ordered(columns, layout)
    .filter((column) => isShown(layout, column))
    .map((column): Placed<Row> => {
      const set = layout.widths?.[column.key]
      const pinned = isPinned(layout, column)
      return {
        column,
        width: set === undefined ? column.width : bounded(set),
        grow: column.grow === true && set === undefined && !pinned,
        pinned,
      }
    })
  return [...all.filter(({ pinned }) => pinned), ...all.filter(({ pinned }) => !pinned)]
}

export const withWidth = (layout: GridLayout, key: string, width: number): GridLayout => ({
  ...layout,
  widths: { ...layout.widths, [key]: bounded(width) },
})

export const withPinned = (layout: GridLayout, key: string, pinned: boolean): GridLayout => ({
  ...layout,
  pinned: { ...layout.pinned, [key]: pinned },
})

/** Shows or hides a column. The last one that is left stays. */
export function withShown(layout: GridLayout, columns: readonly Shape[], key: string, shown: boolean): GridLayout {
  const next = { ...layout, shown: { ...layout.shown, [key]: shown } }
  return columns.some((column) => isShown(next, column)) ? next : layout
}

/** Puts a column at the place of another: behind it where it comes from the left, before it where it comes from the right. It is pinned where that one is. */
export function withPlace(layout: GridLayout, columns: readonly Shape[], key: string, target: string): GridLayout {
  const keys = ordered(columns, layout).map((column) => column.key)
  const [from, to] = [keys.indexOf(key), keys.indexOf(target)]
  if (from < 0 || to < 0 || from === to) return layout
  keys.splice(to, 0, ...keys.splice(from, 1))
  const there = columns.find((column) => column.key === target)
  const here = columns.find((column) => column.key === key)
  const next = { ...layout, order: keys }
  if (!there || !here || isPinned(layout, there) === isPinned(layout, here)) return next
  return withPinned(next, key, isPinned(layout, there))
}

/** One step among the columns that are drawn; at the end it stays. */
export function withStep<Row>(layout: GridLayout, columns: readonly Column<Row>[], key: string, step: 1 | -1): GridLayout {
  const drawn = placed(columns, layout)
  const at = drawn.findIndex(({ column }) => column.key === key)
  const target = drawn[at + step]
  if (at < 0 || !target || target.pinned !== drawn[at].pinned) return layout
  return withPlace(layout, columns, key, target.column.key)
}

/** What was kept, as far as it is a layout: it comes from the browser's storage. */
export function toLayout(kept: unknown): GridLayout {
  if (!isRecord(kept)) return {}
  const { order, shown, pinned, widths } = kept
  return {
    ...(Array.isArray(order) && { order: order.filter((key) => typeof key === 'string') }),
    ...(isRecord(shown) && { shown: only(shown, (value) => typeof value === 'boolean') }),
    ...(isRecord(pinned) && { pinned: only(pinned, (value) => typeof value === 'boolean') }),
    ...(isRecord(widths) && { widths: only(widths, (value) => typeof value === 'number') }),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function only<T>(record: Record<string, unknown>, is: (value: unknown) => value is T): Record<string, T> {
  const result: Record<string, T> = {}
  for (const [key, value] of Object.entries(record)) if (is(value)) result[key] = value
  return result
}
