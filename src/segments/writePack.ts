import { mergeLines } from './mergeLines'
import { type NumberRun, Section, writeNumbers } from './numbers'
import type { FactTable, OrderTable } from './orderTable'
import { LINES, MAGIC, OPENING, type PackHeader, PARTS, type PartName, PREAMBLE, REST, type SegmentHeader } from './packFormat'
import { writeTexts } from './texts'

export interface PackBytes {
  bytes: Uint8Array
  /** The file up to here is all that readOpening wants, up to linesEnd all that the engine does. */
  openingEnd: number
  linesEnd: number
}

type Sections = Record<PartName, Section>

/** Writes orders that are sorted by placedAt. The table is not changed. */
export function writePack(table: OrderTable): PackBytes {
  const sections: Sections = { opening: new Section(), lines: new Section(), rest: new Section() }
  const merged = mergeLines({ ...table, skuTitle: [] })
  const segments = cutByMonth(table).map((cut) => writeSegment(sections, table, merged, cut))
  const texts = {
    opening: Object.fromEntries(OPENING.orderDicts.map((name) => [name, writeTexts(sections.opening, table.orders[name].values)])),
    lines: { sku: writeTexts(sections.lines, table.lines.sku.values), skuTitle: writeTexts(sections.lines, latestTitles(table)) },
    rest: {
      ...Object.fromEntries(REST.orderDicts.map((name) => [name, writeTexts(sections.rest, table.orders[name].values)])),
      title: writeTexts(sections.rest, table.lines.title.values),
      number: writeTexts(sections.rest, table.orders.number),
    },
  }
  return joinParts(sections, {
    orders: table.orders.count,
    mergedLines: merged.lines.count,
    lines: table.lines.count,
    refunds: table.refunds.count,
    segments,
    texts,
    bytes: { opening: sections.opening.bytes, lines: sections.lines.bytes, rest: sections.rest.bytes },
  })
}

function joinParts(sections: Sections, header: PackHeader): PackBytes {
  const encoded = new TextEncoder().encode(JSON.stringify(header))
  const start = Math.ceil((PREAMBLE + encoded.byteLength) / 8) * 8
  const openingEnd = start + header.bytes.opening
  const linesEnd = openingEnd + header.bytes.lines
  const bytes = new Uint8Array(linesEnd + header.bytes.rest)
  bytes.set(new TextEncoder().encode(MAGIC), 0)
  const view = new DataView(bytes.buffer)
  view.setUint32(8, encoded.byteLength, true)
  view.setUint32(12, start, true)
  bytes.set(encoded, PREAMBLE)
  let at = start
  for (const part of PARTS.flatMap((name) => sections[name].parts)) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return { bytes, openingEnd, linesEnd }
}

/** Orders [from, to) of one month. */
interface Cut {
  month: string
  from: number
  to: number
}

function cutByMonth({ orders }: OrderTable): Cut[] {
  const cuts: Cut[] = []
  let from = 0
  while (from < orders.count) {
    const date = new Date(orders.placedAt[from])
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    let to = from + 1
    while (to < orders.count && orders.placedAt[to] < next) to++
    cuts.push({ month: date.toISOString().slice(0, 7), from, to })
    from = to
  }
  return cuts
}

function writeSegment(sections: Sections, table: OrderTable, merged: FactTable, { month, from, to }: Cut): SegmentHeader {
  const { opening, lines, rest } = sections
  const { orders } = table
  const linesOf = (starts: Uint32Array): [number, number] => [starts[from], starts[to]]
  const runs: SegmentHeader['runs'] = { opening: {}, lines: {}, rest: {} }

  for (const name of OPENING.orders) runs.opening[`orders.${name}`] = writeNumbers(opening, orders[name], from, to)
  for (const name of OPENING.orderDicts) runs.opening[`orders.${name}`] = writeNumbers(opening, orders[name].codes, from, to)
  runs.opening['orders.lines'] = writeCounts(opening, merged.orders.lineStart, from, to)
  runs.opening['orders.refunds'] = writeCounts(opening, orders.refundStart, from, to)
  const mergedCut = linesOf(merged.orders.lineStart)
  for (const name of OPENING.mergedLines) runs.opening[`lines.${name}`] = writeNumbers(opening, merged.lines[name], ...mergedCut)
  if (merged.lines.weight) runs.opening['lines.weight'] = writeNumbers(opening, merged.lines.weight, ...mergedCut)
  for (const name of OPENING.refunds)
    runs.opening[`refunds.${name}`] = writeNumbers(opening, table.refunds[name], ...linesOf(orders.refundStart))

  const cut = linesOf(orders.lineStart)
  runs.lines['orders.lines'] = writeCounts(lines, orders.lineStart, from, to)
  runs.lines['lines.sku'] = writeNumbers(lines, table.lines.sku.codes, ...cut)
  for (const name of LINES.lines) runs.lines[`lines.${name}`] = writeNumbers(lines, table.lines[name], ...cut)

  for (const name of REST.orders) runs.rest[`orders.${name}`] = writeNumbers(rest, orders[name], from, to)
  for (const name of REST.orderDicts) runs.rest[`orders.${name}`] = writeNumbers(rest, orders[name].codes, from, to)
  for (const name of REST.lines) runs.rest[`lines.${name}`] = writeNumbers(rest, table.lines[name], ...cut)
  runs.rest['lines.title'] = writeNumbers(rest, table.lines.title.codes, ...cut)
  return { month, runs }
}

function writeCounts(section: Section, starts: Uint32Array, from: number, to: number): NumberRun {
  const counts = new Uint32Array(to - from)
  for (let i = from; i < to; i++) counts[i - from] = starts[i + 1] - starts[i]
  return writeNumbers(section, counts)
}

/** Title of each SKU code on its latest sale that has one, else on its latest line: lines that are no sales carry remarks ("damaged", "?"). */
function latestTitles({ lines }: OrderTable): string[] {
  const titles = lines.sku.values.map(() => '')
  const { codes: skus } = lines.sku
  const { codes, values } = lines.title
  for (const sales of [false, true]) {
    for (let i = 0; i < lines.count; i++) if (codes[i] !== 0 && (lines.notSale[i] === 0) === sales) titles[skus[i]] = values[codes[i]]
  }
  return titles
}
