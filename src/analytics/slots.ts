import type { Groups, LineGroups } from './groups'

/** The group's place among the sums. */
export const slotOf = ({ numbering }: Groups, group: number): number => (numbering ? numbering.of(group) : group)

/** Group of an event that names a line; without one, of what no line carries. */
export const eventGroup = (row: number, sku: number, line: number, of: LineGroups): number =>
  line < 0 ? row : row + (of.sku ? of.sku[sku] : 0) + (of.line ? of.line[line] : 0)
