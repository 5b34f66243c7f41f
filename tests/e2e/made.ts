import { gzipSync } from 'node:zlib'
import type { GivenFile } from '../tools/wizard.mjs'

/** Order files that the tests make themselves. */

export const HEADER = ['Order number', 'Order date', 'SKU', 'Title', 'Quantity', 'Unit price', 'Buyer ID'] as const
export const CHINESE_HEADER = ['订单编号', '下单时间', '商家编码', '商品名称', '数量', '单价', '买家会员名'] as const

export type Row = readonly (string | number)[]

export const ROWS: readonly Row[] = [
  ['A-1', '2026-03-01 10:00:00', 'MUG', 'Blue mug', 2, 4.5, 'ann'],
  ['A-2', '2026-03-02 11:30:00', 'PLATE', 'Plate, large', 1, 12, 'bob'],
]

const quoted = (cell: string | number, separator: string) => {
  const text = String(cell)
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as text, each ended by a line break. */
export const lines = (rows: readonly Row[], separator = ','): string =>
  rows.map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\n`).join('')

export const fileOf = (name: string, content: string | Buffer): Exclude<GivenFile, string> => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: typeof content === 'string' ? Buffer.from(content) : content,
})

export const packed = (text: string): Buffer => gzipSync(text)

/** Text in GBK, which node decodes and does not encode. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number[]>()
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const char = decoder.decode(Uint8Array.of(first, second))
      if (char.length === 1 && !codes.has(char)) codes.set(char, [first, second])
    }
  }
  return Buffer.from(Array.from(text).flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (codes.get(char) ?? []))))
}

/** So many orders of a line each: a file whose check takes long enough to be cancelled. */
export const manyOrders = (count: number): string =>
  lines([
    HEADER,
    ...Array.from({ length: count }, (_, i) => [
      `M-${i}`,
      `2026-0${1 + (i % 9)}-1${i % 10} 10:00:00`,
      `SKU${i % 500}`,
      `Thing ${i % 500}`,
      1 + (i % 3),
      5,
      `buyer${i % 9000}`,
    ]),
  ])
