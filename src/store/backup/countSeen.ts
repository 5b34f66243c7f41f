import type { FactTable } from '~/segments/orderTable'
import type { PackRow } from '~/store/db'
import type { Packs, SeenPack } from '~/store/packs'

/** Orders and lines that the lists show: of live packs, less those that a later one has replaced. */
export async function countSeen(packs: Packs, rows: PackRow[]): Promise<{ orders: number; lines: number }> {
  const seen = packs.seen(rows)
  const whole = seen.filter(({ hidden }) => !hidden)
  const sum = (of: (row: PackRow) => number) => whole.reduce((total, { row }) => total + of(row), 0)
  const counts = { orders: sum((row) => row.orders), lines: sum((row) => row.lines) }
  const others: SeenPack[] = seen.filter(({ hidden }) => hidden)
  for (const table of await packs.openings(others)) addVisible(counts, table)
  return counts
}

function addVisible(counts: { orders: number; lines: number }, { orders, lines, hidden }: FactTable): void {
  for (let order = 0; order < orders.count; order++) {
    if (hidden?.[order] === 1) continue
    counts.orders++
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) counts.lines += lines.weight?.[line] ?? 1
  }
}
