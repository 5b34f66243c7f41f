import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { figuresCsv, figuresXlsx } from './exportFigures'

const about = [['Shop', 'Tea, and more']] as const

describe('figuresCsv', () => {
  it('holds every figure unrounded, and what they mean below', async () => {
    const table = { columns: ['Day', 'GMV'], rows: [['9 Dec', '£2']], values: [['2011-12-09', 2.0125]] }
    const blob = figuresCsv({ title: 'GMV', table, about })
    expect(await blob.text()).toBe('Day,GMV\r\n2011-12-09,2.0125\r\n\r\nShop,"Tea, and more"\r\n')
  })

  it('carries no noise of adding doubles, and its own names where the drawing has others', async () => {
    const table = { columns: ['Age', 'Value'], heads: ['Age', 'Value (minutes)'], rows: [], values: [['30', 92414.76999999997]] }
    const text = await figuresCsv({ title: '', table, about: [] }).text()
    expect(text.split('\r\n').slice(0, 2)).toEqual(['Age,Value (minutes)', '30,92414.77'])
  })

  it('reads back whatever members are called, and is no formula of a spreadsheet', async () => {
    const cells = fc.array(fc.tuple(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(cells, async (rows) => {
        const table = { columns: ['Name', 'Value'], rows: [], values: rows.map((row) => [...row]) }
        const text = await figuresCsv({ title: '', table, about: [] }).text()
        const read = Papa.parse<string[]>(text, { newline: '\r\n' }).data.slice(1, rows.length + 1)
        expect(read.map(([, value]) => Number(value))).toEqual(rows.map(([, value]) => Number(value.toPrecision(14)) + 0))
        for (const [name] of read) expect(name).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

describe('figuresXlsx', () => {
  it('is a workbook, however the chart is called', async () => {
    const table = { columns: ['Day', 'GMV'], rows: [['9 Dec', '£2']], values: [['2011-12-09', null]] }
    const blob = await figuresXlsx({ title: 'GMV: [by day] / and a name that is far too long for a sheet', table, about }, 'About')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
  })
})
