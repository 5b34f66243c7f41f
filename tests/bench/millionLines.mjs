/** A million real order lines: Online Retail whole, then its sales and cancels once more, 365 days later, under other invoice ids. */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { ONLINE_RETAIL, realFile } from '../tools/data.mjs'

const ROWS = 541_909
const SALES = 530_104
const CANCELS = 9_288
const ROW = /^([^,]*),([^,]*),("(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d),([^,]*),(.*)$/

/** What the dashboard has to show of it: GMV of both copies, and the days that hold them, half-open. */
export const expected = { gmv: 2 * 10_666_684.544, from: '2010-12-01', to: '2012-12-09', lines: ROWS + SALES + CANCELS }

/** @param {string} year @param {string} month @param {string} day */
const aYearOn = (year, month, day) => new Date(Date.UTC(+year, +month - 1, +day + 365)).toISOString().slice(0, 10)

/** @param {string} row @returns {string | undefined} the row once more, or undefined where it is neither a sale nor a cancel */
function again(row) {
  const parts = ROW.exec(row)
  if (!parts) throw new Error(`Not a row of Online Retail: ${row}`)
  const [, invoice, code, title, quantity, year, month, day, time, price, rest] = parts
  const isCancel = invoice.startsWith('C')
  if (!isCancel && !(+quantity > 0 && +price > 0)) return undefined
  const id = isCancel ? `C9${invoice.slice(1)}` : `9${invoice}`
  return [id, code, title, quantity, `${aYearOn(year, month, day)} ${time}`, price, rest].join(',')
}

/** Writes the file. Answers its size in bytes, or undefined where the real file is absent. @param {string} path */
export function writeMillionLines(path) {
  const source = realFile(ONLINE_RETAIL)
  if (!source) return undefined
  const [header, ...rows] = gunzipSync(readFileSync(source)).toString('utf8').trimEnd().split('\n')
  const copies = rows.map(again).filter((row) => row !== undefined)
  if (rows.length !== ROWS || copies.length !== SALES + CANCELS)
    throw new Error(`${rows.length} rows and ${copies.length} copies: not the file that the figures are of`)
  const bytes = Buffer.from(`${[header, ...rows, ...copies].join('\n')}\n`)
  writeFileSync(path, bytes)
  return bytes.length
}
