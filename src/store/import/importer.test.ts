import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { createImporter } from './importer'
import { NO_ORDERS } from './existing'
import { aFile, importOf, inspected, LOOSE, shopWith } from './testImport'

const HEADER = 'order id,date,sku,title,qty,price,customer id'
const csv = (...lines: string[]): File => aFile(`${[HEADER, ...lines].join('\n')}\n`)
const row = (number: string, sku = 'A', price = '2.50', buyer = 'b1'): string =>
  `${number},2026-01-0${number.length} 10:00:00,${sku},Tea,2,${price},${buyer}`

describe('the dry run', () => {
  it('the same file twice changes nothing, a changed order is changed whole, a new one is added', async () => {
    const first = await importOf(csv(row('1'), row('22'), row('333')))
    expect(first.dryRun).toMatchObject({ added: 3, changed: 0, unchanged: 0 })
    const shop = shopWith(first.prepared)
    expect((await importOf(csv(row('333'), row('1'), row('22')), {}, shop)).dryRun).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
      changes: [],
    })

    const later = await importOf(csv(row('1'), row('22', 'A', '3.00'), row('22', 'B'), row('4444')), {}, shop)
    expect(later.dryRun).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    expect(later.dryRun.changes).toEqual([
      {
        number: '22',
        fields: expect.arrayContaining([
          { field: 'lines[0].price', before: '2.5', after: '3' },
          { field: 'lines[1].sku', before: '', after: 'B' },
        ]),
      },
    ])
    expect(later.orders.map((order) => order.number)).toEqual(['22', '4444'])
    expect(later.prepared.changedRefs).toEqual([shop.find('22')])
    expect(later.prepared.table.lines.sku.values).toEqual(['', 'A', 'B'])
  })

  it('what is all new is handed over as it is; orders stand by time, then number', async () => {
    const { orders } = await importOf(csv('b,2026-01-02,A,,1,1,x', 'a,2026-01-02,A,,1,1,x', 'c,2026-01-01,A,,1,1,x'))
    expect(orders.map((order) => order.number)).toEqual(['c', 'a', 'b'])
  })

  it('stops when it is told to', async () => {
    const importer = createImporter()
    const { columns, rules, format } = await inspected(importer, csv(row('1')))
    const stopped = importer.dryRun({ columns, rules, format }, NO_ORDERS, { signal: AbortSignal.abort(), progress: () => undefined })
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect(importer.prepared()).toBeUndefined()
  })

  it('tells how far it is', async () => {
    const importer = createImporter()
    const { columns, rules, format } = await inspected(importer, csv(row('1'), row('22')))
    // The last of each phase: a slow machine tells in between, too.
    const phases = new Map<string, number>()
    await importer.dryRun({ columns, rules, format }, NO_ORDERS, {
      ...LOOSE,
      progress: ({ phase, rows }) => void phases.set(phase, rows),
    })
    expect([...phases]).toEqual([
      ['reading', 2],
      ['comparing', 2],
    ])
  })
})

describe('the time of a line', () => {
  const later = async (...lines: string[]) => (await importOf(csv(...lines))).orders.map((order) => order.lines.map((line) => line.later))

  it('is kept where it is not the order’s: the earliest of its rows', async () => {
    const at = (time: string, sku: string) => `1,2026-01-05 ${time},${sku},Tea,1,2.5,b`
    expect(await later(at('10:59:30', 'A'), at('10:59:00', 'B'), at('11:00:00', 'C'))).toEqual([[30, undefined, 60]])
  })

  it('is read by the payment where the file has one, and there is none where a row tells none', async () => {
    const header = 'order id,order date,paid at,sku,qty,price'
    const file = aFile(
      `${header}\n1,2026-01-05 10:00:00,2026-01-05 12:00:00,A,1,1\n1,2026-01-05 10:05:00,2026-01-05 12:01:00,B,1,1\n1,2026-01-05 10:06:00,,C,1,1\n`,
    )
    const { orders } = await importOf(file)
    expect(orders[0].lines.map((line) => line.later)).toEqual([undefined, 60, undefined])
  })

  it('is part of what an order is; without one an order has the fingerprint that it always had', async () => {
    const one = await importOf(csv(row('1')))
    const times = csv('1,2026-01-01 10:00:00,A,Tea,2,2.50,b1', '1,2026-01-01 10:00:00,B,Tea,2,2.50,b1')
    const moved = csv('1,2026-01-01 10:00:00,A,Tea,2,2.50,b1', '1,2026-01-01 10:01:00,B,Tea,2,2.50,b1')
    expect([...one.prepared.table.orders.fingerprint]).toEqual([8526675723945182])
    expect((await importOf(moved, {}, shopWith((await importOf(times)).prepared))).dryRun).toMatchObject({
      changed: 1,
      changes: [{ number: '1', fields: [{ field: 'lines[1].later', before: '', after: '60' }] }],
    })
  })
})

describe('refused rows', () => {
  it.each([
    ['ragged', '2,2026-01-01,A,Tea,1,2.5', undefined],
    ['ragged', '2,2026-01-01,A,Tea,1,2.5,b,more', undefined],
    ['missingNumber', ',2026-01-01,A,Tea,1,2.5,b', 'number'],
    ['missingDate', '2,,A,Tea,1,2.5,b', 'placedAt'],
    ['badDate', '2,2026-02-30,A,Tea,1,2.5,b', 'placedAt'],
    ['badQuantity', '2,2026-01-01,A,Tea,1.5,2.5,b', 'quantity'],
    ['badQuantity', '2,2026-01-01,A,Tea,,2.5,b', 'quantity'],
    ['badPrice', '2,2026-01-01,A,Tea,1,#REF!,b', 'price'],
    ['badPrice', '2,2026-01-01,A,Tea,1,,b', 'price'],
    ['badPrice', '2,2026-01-01,A,Tea,1,1.23456,b', 'price'],
    ['controlCharacters', '2,2026-01-01,A,T\u0007ea,1,2.5,b', 'title'],
    ['tooLarge', `2,2026-01-01,A,${'x'.repeat(200_000)},1,2.5,b`, 'title'],
    ['openQuote', '2,2026-01-01,A,"T" ea\n2,2026-01-01,A,Tea",1,2.5,b', undefined],
  ])('%s: %#', async (why, bad, field) => {
    const { dryRun, refused, orders, preview } = await importOf(csv(row('1'), bad, row('22')))
    expect(dryRun).toMatchObject({ refusedRows: 1, added: 2 })
    expect(refused.rows[0]).toMatchObject({ line: 3, why, ...(field && { field }) })
    expect(refused.rows[0].text.length).toBeLessThanOrEqual(200)
    expect(orders.map((order) => order.number)).toEqual(['1', '22'])
    expect(preview.map((one) => one.refused)).toEqual([undefined, why, undefined])
  })

  it('an order with a refused row is refused whole', async () => {
    const { dryRun, orders, preview } = await importOf(csv(row('1'), row('1', 'B', 'x'), row('1', 'C'), row('22')))
    expect(dryRun).toMatchObject({ rows: 4, refusedRows: 1, refusedOrders: 1, added: 1, lines: 1 })
    expect(orders.map((order) => order.number)).toEqual(['22'])
    expect(preview.map((one) => one.refused)).toEqual(['badPrice', 'badPrice', 'badPrice', undefined])
  })

  it('two customers in one order are a conflict', async () => {
    const { refused } = await importOf(csv(row('1'), row('1', 'B', '1', 'b2'), row('22')))
    expect(refused.rows).toEqual([{ line: 3, why: 'conflictingOrder', field: 'buyerId', text: 'b2' }])
  })

  it('a refund above what was paid is refused', async () => {
    const file = aFile('order id,date,sku,qty,price,refund amount\n1,2026-01-01,A,2,5,10\n2,2026-01-01,A,2,5,10.01\n')
    const { refused, orders } = await importOf(file)
    expect(refused.rows).toMatchObject([{ line: 3, why: 'refundAbovePaid' }])
    expect(orders[0].refunds).toMatchObject([{ goods: 100000, dated: false }])
  })

  it('come back as CSV with line, reason and a text that is no formula', async () => {
    const { refused } = await importOf(csv('1,=HYPERLINK("x"),A,Tea,1,1,b', row('22')))
    expect(await refused.csv.text()).toBe('line,reason,field,text\n2,badDate,placedAt,"\'=HYPERLINK(""x"")"\n')
  })

  it('all rows may be refused', async () => {
    const { dryRun, preview } = await importOf(csv(...Array.from({ length: 300 }, () => row('1', 'A', 'x'))))
    expect(dryRun).toMatchObject({ rows: 300, refusedRows: 300, refusedOrders: 1, added: 0, lines: 0 })
    expect(preview.length).toBe(100)
  })
})

describe('how a file is written', () => {
  const text = `${HEADER}\n1,2026-01-01,A,茶杯,2,2.5,买家\n`
  const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(2 * (text.length + (mark ? 1 : 0)))
    const marked = mark ? `\uFEFF${text}` : text
    for (let i = 0; i < marked.length; i++) new DataView(bytes.buffer).setUint16(2 * i, marked.charCodeAt(i), !bigEndian)
    return bytes
  }
  // 茶杯 and 买家 in GBK.
  const gbk = Uint8Array.from(
    Array.from(text).flatMap(
      (char) => ({ 茶: [0xb2, 0xe8], 杯: [0xb1, 0xad], 买: [0xc2, 0xf2], 家: [0xbc, 0xd2] })[char] ?? [char.charCodeAt(0)],
    ),
  )

  it.each([
    ['UTF-8', aFile(text), 'utf-8'],
    ['UTF-8 with a mark', aFile(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 LE', aFile(utf16(false, true)), 'utf-16le'],
    ['UTF-16 BE', aFile(utf16(true, true)), 'utf-16be'],
    ['UTF-16 LE without a mark', aFile(utf16(false, false)), 'utf-16le'],
    ['GBK', aFile(gbk), 'gb18030'],
    ['gzip', aFile(new Uint8Array(gzipSync(text))), 'utf-8'],
    ['gzip of GBK', aFile(new Uint8Array(gzipSync(gbk))), 'gb18030'],
    ['tabs', aFile(text.replaceAll(',', '\t')), 'utf-8'],
    ['bars', aFile(text.replaceAll(',', '|')), 'utf-8'],
    ['sep= in the first line', aFile(`sep=,\r\n${text}`), 'utf-8'],
  ])('%s', async (_, file, encoding) => {
    const { inspection, orders } = await importOf(file)
    expect(inspection.format.encoding).toBe(encoding)
    expect(inspection.header).toEqual(HEADER.split(','))
    expect(orders[0]).toMatchObject({ number: '1', buyer: { key: '买家' }, lines: [{ title: '茶杯', quantity: 2, price: 25000 }] })
  })

  it('an .xlsx: dates as text, formulas as their values, codes as they stand', async () => {
    const cell = (value: string | number | Date) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd hh:mm' } : { value })
    const data = [HEADER.split(',').map(cell), ['0001', new Date(Date.UTC(2026, 0, 5, 10, 30)), 'A,"1"', 'Tea\nTea', 2, 2.5, 'b'].map(cell)]
    const buffer = await writeXlsx(data).toBuffer()
    const { orders, inspection } = await importOf(aFile(new Uint8Array(buffer), 'orders.xlsx'))
    expect(inspection.format.kind).toBe('xlsx')
    expect(orders[0]).toMatchObject({
      number: '0001',
      placedAt: Date.UTC(2026, 0, 5, 10, 30),
      lines: [{ sku: 'A,"1"', title: 'Tea Tea', quantity: 2, price: 25000 }],
    })
  })

  it('HTML and formulas in a title are text', async () => {
    const { orders } = await importOf(
      csv('1,2026-01-01,A,<img src=x onerror=alert(1)>,1,1,b', '2,2026-01-01,A,"=cmd|\'/c calc\'!A1",1,1,b'),
    )
    expect(orders.map((order) => order.lines[0].title)).toEqual(['<img src=x onerror=alert(1)>', "=cmd|'/c calc'!A1"])
  })
})

describe('bad files', () => {
  it.each([
    ['empty', aFile(''), { why: 'empty' }],
    ['blank lines only', aFile('\n\n\r\n'), { why: 'empty' }],
    ['a header only', aFile(`${HEADER}\n`), { why: 'headerOnly' }],
    ['binary', aFile(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), { why: 'binary' }],
    ['PNG', aFile(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])), { why: 'binary' }],
    ['broken gzip', aFile(Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8])), { why: 'badArchive' }],
    ['a zip that is no workbook', aFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3])), { why: 'badSheet' }],
    ['2,001 columns', aFile(`${'a,'.repeat(2000)}a\n`), { why: 'tooManyColumns', columns: 2001 }],
    ['an open quote in the header', aFile(`"a,b\n1,2\n`), { why: 'openQuote', line: 1 }],
  ])('%s', async (_, file, refusal) => {
    expect(await createImporter().inspect(file)).toEqual({ ok: false, refusal })
  })

  it('a million columns', async () => {
    expect(await createImporter().inspect(aFile('column,'.repeat(1_000_000)))).toMatchObject({
      ok: false,
      refusal: { why: 'tooManyColumns' },
    })
  })

  it('more than 1.9 GB', async () => {
    const file = aFile(HEADER)
    Object.defineProperty(file, 'size', { value: 2_000_000_000 })
    expect(await createImporter().inspect(file)).toMatchObject({ ok: false, refusal: { why: 'tooLarge', bytes: 2_000_000_000 } })
  })

  it('an encoding that it is not', async () => {
    const gbk = Uint8Array.from([0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0x61, 10, 0x31, 0x2c, 0x32, 10])
    expect(await createImporter().inspect(aFile(gbk), { encoding: 'utf-8' })).toEqual({
      ok: false,
      refusal: { why: 'wrongEncoding', encoding: 'utf-8' },
    })
  })

  it('a quote that opens in the middle and never closes', async () => {
    const importer = createImporter()
    const { columns, rules, format } = await inspected(importer, csv(row('1'), '2,2026-01-01,A,"Tea,1,2.5,b', row('333')))
    expect(await importer.dryRun({ columns, rules, format }, NO_ORDERS, LOOSE)).toEqual({
      ok: false,
      refusal: { why: 'openQuote', line: 3 },
    })
  })

  it('columns that nothing can be read without', async () => {
    const importer = createImporter()
    const { rules, format } = await inspected(importer, csv(row('1')))
    expect(await importer.preview({ columns: { sku: 2 }, rules, format })).toEqual({
      ok: false,
      refusal: { why: 'missingColumns', fields: ['number', 'placedAt', 'price'] },
    })
  })
})
